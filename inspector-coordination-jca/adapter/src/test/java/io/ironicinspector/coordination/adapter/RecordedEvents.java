package io.ironicinspector.coordination.adapter;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import java.util.ArrayList;
import java.util.List;

/** Notes what a listener is told, as text. Thread-safe. */
public final class RecordedEvents implements MembershipListener {
  private final List<String> events = new ArrayList<>();

  @Override
  public synchronized void onSnapshot(List<Member> members) {
    events.add("snapshot " + members.stream().map(Member::id).toList());
  }

  @Override
  public synchronized void onJoined(Member member) {
    events.add("joined " + member.id());
  }

  @Override
  public synchronized void onLeft(MemberId member) {
    events.add("left " + member);
  }

  @Override
  public synchronized void onSession(SessionState state) {
    events.add("session " + state);
  }

  @Override
  public synchronized void onElected(Leadership leadership) {
    events.add("elected " + leadership.election());
  }

  @Override
  public synchronized void onDemoted(ElectionName election) {
    events.add("demoted " + election);
  }

  public synchronized int size() {
    return events.size();
  }

  public synchronized List<String> all() {
    return List.copyOf(events);
  }
}
