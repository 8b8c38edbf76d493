package io.ironicinspector.coordination.adapter.group;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The members as somebody knows them who only hears the events. For one thread. */
final class ReplayedMembers implements MembershipListener {
  private final Map<MemberId, Member> members = new HashMap<>();

  Collection<Member> members() {
    return members.values();
  }

  @Override
  public void onSnapshot(List<Member> all) {
    members.clear();
    all.forEach(this::onJoined);
  }

  @Override
  public void onJoined(Member member) {
    members.put(member.id(), member);
  }

  @Override
  public void onLeft(MemberId member) {
    members.remove(member);
  }

  @Override
  public void onSession(SessionState state) {
    throw new IllegalStateException("a roster tells nothing of sessions");
  }
}
