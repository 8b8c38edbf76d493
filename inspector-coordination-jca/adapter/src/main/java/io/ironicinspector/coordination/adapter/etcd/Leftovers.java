package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Locks that may still lie in the store though nobody here has them: a request without an answer
 * may be carried out late, by a member that was paused. They are removed again and again until no
 * such request can be on its way any more, or until their lease ends. Thread-safe.
 */
final class Leftovers {
  private final Queue<Leftover> leftovers = new ConcurrentLinkedQueue<>();
  private final Ticker ticker;
  private final Duration doubt;

  /**
   * @param doubt how long after its timeout a request may still be carried out
   */
  Leftovers(Ticker ticker, Duration doubt) {
    this.ticker = ticker;
    this.doubt = doubt;
  }

  /** A removal of what an attempt may leave, repeated for a while, since it may appear later. */
  void mayAppear(EtcdSession session, LockValue attempt, Runnable removal) {
    long until = ticker.nanos() + doubt.toNanos();
    leftovers.add(new Leftover(session, Optional.of(attempt), removal, until));
  }

  /** A removal of what an attempt leaves, repeated until it was answered once. */
  void removeOnce(EtcdSession session, LockValue attempt, Runnable removal) {
    leftovers.add(new Leftover(session, Optional.of(attempt), removal, ticker.nanos()));
  }

  /** A removal of one grant, repeated until it was answered once. */
  void removeOnce(EtcdSession session, Runnable removal) {
    leftovers.add(new Leftover(session, Optional.empty(), removal, ticker.nanos()));
  }

  /** Whether a lock with this value would be removed. */
  boolean concern(LockValue value) {
    return leftovers.stream()
        .flatMap(leftover -> leftover.attempt().stream())
        .anyMatch(value::isOfSameAttempt);
  }

  /** Tries all removals. @return whether there is something left to do */
  boolean sweep() {
    leftovers.removeIf(leftover -> leftover.session().hasEnded() || isDone(leftover));
    return !leftovers.isEmpty();
  }

  private boolean isDone(Leftover leftover) {
    return leftover.remove() && ticker.nanos() - leftover.untilNanos() >= 0;
  }

  private record Leftover(
      EtcdSession session, Optional<LockValue> attempt, Runnable removal, long untilNanos) {
    boolean remove() {
      try {
        removal.run();
        return true;
      } catch (CoordinationUnavailableException e) {
        // The next sweep tries again; the session has logged that etcd does not answer.
        return false;
      }
    }
  }
}
