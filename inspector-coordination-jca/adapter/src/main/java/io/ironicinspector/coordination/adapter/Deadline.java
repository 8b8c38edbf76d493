package io.ironicinspector.coordination.adapter;

import java.time.Duration;

/** The end of a wait. Immutable, thread-safe. */
public final class Deadline {
  // Far enough for every wait that anybody means, and near enough for sums of two not to overflow.
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE / 4);

  private final Ticker ticker;
  private final long nanos;

  private Deadline(Ticker ticker, long nanos) {
    this.ticker = ticker;
    this.nanos = nanos;
  }

  /** {@code wait} from now; at once if it is negative. */
  public static Deadline in(Duration wait, Ticker ticker) {
    Duration bounded = wait.compareTo(FOREVER) < 0 ? wait : FOREVER;
    return new Deadline(ticker, ticker.nanos() + bounded.toNanos());
  }

  /** What is left of the wait; not negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - ticker.nanos()));
  }

  /** What is left of the wait, or {@code most} if that is less. */
  public Duration left(Duration most) {
    Duration left = left();
    return left.compareTo(most) < 0 ? left : most;
  }

  /** Whether nothing is left. */
  public boolean isOver() {
    return nanos - ticker.nanos() <= 0;
  }
}
