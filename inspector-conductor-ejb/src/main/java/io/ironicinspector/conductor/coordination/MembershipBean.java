package io.ironicinspector.conductor.coordination;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.SessionState;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes to the log who joins and leaves, and how this process's session fares. */
@MessageDriven(messageListenerInterface = MembershipListener.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MembershipBean implements MembershipListener {
  private static final Logger LOG = Logger.getLogger(MembershipBean.class.getName());

  @Override
  public void onSnapshot(List<Member> members) {
    LOG.log(Level.INFO, "group: members {0}", members.stream().map(Member::id).toList());
  }

  @Override
  public void onJoined(Member member) {
    LOG.log(Level.INFO, "group: {0} joined", member.id());
  }

  @Override
  public void onLeft(MemberId member) {
    LOG.log(Level.INFO, "group: {0} left", member);
  }

  @Override
  public void onSession(SessionState state) {
    LOG.log(Level.INFO, "coordination session: {0}", state);
  }
}
