package io.ironicinspector.incontainer;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import jakarta.ejb.MessageDriven;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A message-driven bean as an application would write it; keeps what it heard, for the test in the
 * same archive.
 */
@MessageDriven(messageListenerInterface = MembershipListener.class)
public class MembershipRecorder implements MembershipListener {
  static final Queue<String> HEARD = new ConcurrentLinkedQueue<>();

  @Override
  public void onSnapshot(List<Member> members) {
    HEARD.add("snapshot of " + members.size());
  }

  @Override
  public void onJoined(Member member) {
    HEARD.add("joined " + member.id());
  }

  @Override
  public void onLeft(MemberId member) {
    HEARD.add("left " + member);
  }

  @Override
  public void onSession(SessionState state) {
    HEARD.add("session " + state);
  }
}
