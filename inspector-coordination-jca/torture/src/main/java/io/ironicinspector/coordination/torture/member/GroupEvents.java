package io.ironicinspector.coordination.torture.member;

import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Adds up the events of the group, and writes down those of the session. Thread-safe. */
final class GroupEvents implements MembershipListener {
  private final HistoryLog log;
  private final Set<String> members = new TreeSet<>();

  GroupEvents(HistoryLog log) {
    this.log = log;
  }

  @Override
  public synchronized void onSnapshot(List<io.ironicinspector.coordination.Member> all) {
    members.clear();
    all.forEach(member -> members.add(member.id().value()));
  }

  @Override
  public synchronized void onJoined(io.ironicinspector.coordination.Member member) {
    members.add(member.id().value());
  }

  @Override
  public synchronized void onLeft(MemberId member) {
    members.remove(member.value());
  }

  @Override
  public void onSession(SessionState state) {
    log.now(Kind.SESSION, "state=" + state);
  }

  synchronized void note() {
    log.now(Kind.EVENTS, Operation.list("members", members));
  }
}
