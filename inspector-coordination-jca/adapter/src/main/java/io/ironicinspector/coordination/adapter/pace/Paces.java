package io.ironicinspector.coordination.adapter.pace;

import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.adapter.Deadline;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.lock.LocalLocks;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import io.ironicinspector.coordination.adapter.pace.PaceStore.Attempt;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Turns that are at least an interval apart: whoever takes one has seen by its own monotonic clock
 * that for a whole interval nobody else did. Threads of one process take their turns in order.
 * Thread-safe.
 */
public final class Paces {
  private static final int COURTESY = 20;
  private static final Duration LONGEST_COURTESY = Duration.ofMillis(50);

  private final PaceStore store;
  private final Ticker ticker;
  private final LocalLocks queue = new LocalLocks();
  private final Map<PaceName, Seen> known = new ConcurrentHashMap<>();

  public Paces(PaceStore store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  /** As {@code CoordinationConnection} specifies it. */
  public boolean awaitTurn(PaceName pace, Duration interval, Duration wait)
      throws InterruptedException {
    Deadline deadline = Deadline.in(wait, ticker);
    Optional<Permit> first = queue.acquire(new LockName(pace.value()), deadline.left());
    if (first.isEmpty()) {
      return false;
    }
    try {
      return turn(pace, interval, deadline);
    } finally {
      first.get().close();
    }
  }

  private boolean turn(PaceName pace, Duration interval, Deadline deadline)
      throws InterruptedException {
    Seen seen = known.get(pace);
    if (seen == null) {
      seen = saw(pace, store.lastTurn(pace));
    }
    while (true) {
      seen = rest(pace, seen, interval, deadline);
      if (!seen.isOver(interval, ticker)) {
        return false;
      }
      Attempt attempt = store.take(pace, seen.revision());
      if (attempt.taken()) {
        boolean others = !seen.ours() && seen.revision() != 0;
        known.put(pace, new Seen(attempt.revision(), ticker.nanos(), true, others));
        return true;
      }
      seen = saw(pace, attempt.revision());
    }
  }

  /** Waits until the interval after the last turn is over, whoever takes turns meanwhile. */
  private Seen rest(PaceName pace, Seen last, Duration interval, Deadline deadline)
      throws InterruptedException {
    Seen seen = last;
    Duration courtesy = courtesy(seen, interval);
    Duration left = seen.left(interval.plus(courtesy), ticker);
    while (!left.isZero() && !deadline.isOver()) {
      if (store.awaitTurnAfter(pace, seen.revision(), deadline.left(left))) {
        seen = saw(pace, store.lastTurn(pace));
        courtesy = courtesy(seen, interval);
      }
      left = seen.left(interval.plus(courtesy), ticker);
    }
    return seen;
  }

  // Whoever took a turn knows of it before the others and would win every time: it lets them go
  // first, and they do not all come at once.
  private static Duration courtesy(Seen seen, Duration interval) {
    if (!seen.others()) {
      return Duration.ZERO;
    }
    Duration part = interval.dividedBy(COURTESY);
    Duration most = part.compareTo(LONGEST_COURTESY) < 0 ? part : LONGEST_COURTESY;
    long random = ThreadLocalRandom.current().nextLong(most.toNanos() + 1);
    return Duration.ofNanos(seen.ours() ? most.toNanos() + random : random);
  }

  private Seen saw(PaceName pace, long revision) {
    // Counted from the answer, not from the question: the turn may have been taken in between.
    var now = new Seen(revision, ticker.nanos(), false, true);
    return known.merge(
        pace, now, (before, found) -> before.revision() == found.revision() ? before : found);
  }

  /**
   * The last turn as this process knows it.
   *
   * @param nanos when it became known
   * @param others whether other members seem to want turns too
   */
  private record Seen(long revision, long nanos, boolean ours, boolean others) {
    boolean isOver(Duration interval, Ticker ticker) {
      return left(interval, ticker).isZero();
    }

    Duration left(Duration pause, Ticker ticker) {
      long left = revision == 0 ? 0 : pause.toNanos() - (ticker.nanos() - nanos);
      return Duration.ofNanos(Math.max(0, left));
    }
  }
}
