package io.ironicinspector.coordination;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A view of the adapter's one session. Cheap; closing it gives it back to the pool and ends neither
 * locks nor memberships.
 *
 * <p>Not for use by two threads at once; whoever got it closes it.
 */
public interface CoordinationConnection extends AutoCloseable {
  /**
   * Waits up to {@code wait} for the lock. Zero tries once.
   *
   * @return empty if another member still held it when {@code wait} was over; that is not an error
   * @throws CoordinationUnavailableException the store did not answer; no grant is left behind
   * @throws InterruptedException the waiting entry was removed before this was thrown
   */
  Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException;

  /** The group configured at the adapter (its {@code groupPath}). */
  GroupName group();

  /**
   * Makes {@code member} a member of {@code group}, now or as soon as the store answers, and again
   * whenever the session gets a new lease, until {@link #leave} or the adapter's stop. Does not
   * wait for the store.
   *
   * @param metadata what others shall know of it, its address for example
   */
  void join(GroupName group, MemberId member, Map<String, String> metadata);

  /** Ends a membership. Idempotent. Waits for the store up to its timeout. */
  void leave(GroupName group, MemberId member);

  /**
   * The members whose lease the store held at one revision no older than the configured staleness.
   * Creates the group if it is missing. Does not go to the store while the watched view is fresh.
   *
   * @throws CoordinationUnavailableException if the view is too old and the store does not answer
   */
  List<Member> members(GroupName group);

  /** Where the session stands. Does not block. */
  SessionState sessionState();

  @Override
  void close();
}
