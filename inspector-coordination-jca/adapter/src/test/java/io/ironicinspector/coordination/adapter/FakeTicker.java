package io.ironicinspector.coordination.adapter;

import java.time.Duration;

/** Goes on when told to. For one thread. */
public final class FakeTicker implements Ticker {
  // Near the end of the range, where comparing instead of subtracting would fail.
  private long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

  public void advance(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long nanos() {
    return nanos;
  }
}
