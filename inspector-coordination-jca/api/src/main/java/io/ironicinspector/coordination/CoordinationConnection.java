package io.ironicinspector.coordination;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A view of the adapter's one session. Cheap; closing it gives it back to the pool and ends neither
 * locks nor memberships, watches or candidacies.
 *
 * <p>Not for use by two threads at once; whoever got it closes it.
 *
 * <p>A lock that is taken while a JTA transaction is under way belongs to that transaction: if it
 * is lost before the completion, the transaction rolls back, and it is released after the
 * completion, however early it was closed.
 */
public interface CoordinationConnection extends AutoCloseable {
  /**
   * Waits up to {@code wait} for the lock, behind everybody who waits for it already. Zero tries
   * once, and fails too while others wait.
   *
   * <p>In order are the members of this adapter; threads of one process take their turn one at a
   * time. Python's tooz does not know the queue and may get in between.
   *
   * @return empty if another member still held it when {@code wait} was over; that is not an error
   * @throws CoordinationUnavailableException the store did not answer; no grant is left behind
   * @throws InterruptedException the waiting entry was removed before this was thrown
   */
  Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException;

  /**
   * All of the locks or none: takes them one after the other in the order of their names, whatever
   * the order they are given in, so that two callers never wait for each other.
   *
   * @param names at least one; a name that is given twice counts once
   * @param wait for all of them together
   * @return empty if one was still held when {@code wait} was over; the others were released
   * @throws CoordinationUnavailableException the store did not answer; no grant is left behind
   * @throws InterruptedException no grant and no waiting entry is left behind
   */
  Optional<LockGrants> tryLockAll(Collection<LockName> names, Duration wait)
      throws InterruptedException;

  /**
   * The locks that anybody holds at this moment under the adapter's {@code lockPrefix}, by name.
   * Asks the store.
   */
  List<HeldLock> locks();

  /**
   * Takes a lock away from whoever holds it, for an operator who knows that the holder does not
   * work on it any more. The holder is told that the lock is lost, and its fencing token is out of
   * date as soon as somebody else has the lock.
   *
   * @param fencingToken of the grant that is meant, from {@link #locks()}
   * @return false if that grant is over already; nothing was changed
   */
  boolean forceRelease(LockName name, long fencingToken);

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
  GroupSnapshot members(GroupName group);

  /**
   * One of the members that {@code wanted} accepts, each equally likely; costs what {@link
   * #members} costs.
   */
  Optional<Member> randomMember(GroupName group, Predicate<Member> wanted);

  /**
   * Tells {@code listener} of the group, first as a snapshot, and of the session, until the result
   * is closed or the adapter stops. On a thread of the adapter, one call at a time.
   */
  Subscription watch(GroupName group, MembershipListener listener);

  /**
   * Runs for the leadership of {@code election} until the candidacy is closed or the adapter stops.
   * At most one candidate leads at any revision of the store.
   *
   * @param listener told on a thread of the adapter, one call at a time
   */
  Candidacy runFor(ElectionName election, LeadershipListener listener);

  /** Who leads at this moment, if anybody does. Asks the store. */
  Optional<Leader> leader(ElectionName election);

  /**
   * Waits for this member's turn at something that all members together do at most once in {@code
   * interval}, whatever becomes of the members in between. All of them must use the same interval.
   * It is measured by each member's own monotonic clock, so that no clocks need to agree; the first
   * turn of a process comes up to one interval late.
   *
   * @return false if there was no turn within {@code wait}; none was used up
   * @throws CoordinationUnavailableException the store did not answer; a turn may have been used up
   */
  boolean awaitTurn(PaceName pace, Duration interval, Duration wait) throws InterruptedException;

  /** Where the session stands. Does not block. */
  SessionState sessionState();

  @Override
  void close();
}
