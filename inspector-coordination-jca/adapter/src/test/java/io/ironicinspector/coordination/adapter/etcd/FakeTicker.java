package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.adapter.Ticker;
import java.time.Duration;

/** Goes on when told to. For one thread. */
final class FakeTicker implements Ticker {
  // Near the end of the range, where comparing instead of subtracting would fail.
  private long nanos = Long.MAX_VALUE - Duration.ofSeconds(5).toNanos();

  void advance(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long nanos() {
    return nanos;
  }
}
