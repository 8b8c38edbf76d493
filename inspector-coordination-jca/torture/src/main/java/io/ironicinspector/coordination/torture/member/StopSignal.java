package io.ironicinspector.coordination.torture.member;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends what sleeps on it. Thread-safe. */
public final class StopSignal {
  private final CountDownLatch given = new CountDownLatch(1);

  /** Once and for all. */
  public void give() {
    given.countDown();
  }

  /** Whether it was given. */
  public boolean isGiven() {
    return given.getCount() == 0;
  }

  /** Sleeps, unless the signal is given. @return false if it was */
  public boolean sleep(Duration time) {
    try {
      return !given.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
