package io.ironicinspector.incontainer;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A message-driven bean that runs for something and wants to hear of nothing but that. */
@MessageDriven(
    messageListenerInterface = MembershipListener.class,
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "election",
          propertyValue = CandidateRecorder.ELECTION),
      @ActivationConfigProperty(propertyName = "events", propertyValue = "session,leadership"),
      @ActivationConfigProperty(propertyName = "maxQueue", propertyValue = "10")
    })
public class CandidateRecorder implements MembershipListener {
  static final String ELECTION = "in-container";
  static final Queue<String> HEARD = new ConcurrentLinkedQueue<>();

  @Override
  public void onElected(Leadership leadership) {
    HEARD.add("elected " + leadership.election());
  }

  @Override
  public void onDemoted(ElectionName election) {
    HEARD.add("demoted " + election);
  }

  @Override
  public void onSession(SessionState state) {
    HEARD.add("session " + state);
  }

  @Override
  public void onSnapshot(List<Member> members) {
    HEARD.add("members");
  }

  @Override
  public void onJoined(Member member) {
    HEARD.add("members");
  }

  @Override
  public void onLeft(MemberId member) {
    HEARD.add("members");
  }
}
