package io.ironicinspector.coordination;

import java.util.List;

/**
 * What a message-driven bean implements to hear of the configured group and of the session. Called
 * by one thread at a time, in the order in which the store saw the changes.
 */
public interface MembershipListener {
  /**
   * The members at the moment of activation, and again whenever single events may have been missed.
   */
  void onSnapshot(List<Member> members);

  /** A member joined, or joined again with other metadata. */
  void onJoined(Member member);

  /** A member left or its lease ended. */
  void onLeft(MemberId member);

  /** The session came to {@code state}. */
  void onSession(SessionState state);
}
