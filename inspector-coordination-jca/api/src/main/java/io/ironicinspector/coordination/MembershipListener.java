package io.ironicinspector.coordination;

import java.util.List;

/**
 * What a message-driven bean implements to hear of a group, of the session and, if its activation
 * names an election, of leading. Called by one thread at a time, in the order in which the store
 * saw the changes.
 */
public interface MembershipListener extends LeadershipListener {
  /**
   * The members at the moment of activation, and again whenever single events may have been missed.
   */
  void onSnapshot(List<Member> members);

  /** A member joined, or joined again with other metadata. */
  void onJoined(Member member);

  /** A member left or its lease ended. */
  void onLeft(MemberId member);

  /**
   * The session came to {@code state}: LOST when it is lost, ACTIVE when it is established, for the
   * first time or again. {@link SessionState} has every arrow.
   */
  void onSession(SessionState state);

  @Override
  default void onElected(Leadership leadership) {
    // Those who run for nothing are never elected.
  }

  @Override
  default void onDemoted(ElectionName election) {
    // Those who run for nothing are never elected.
  }
}
