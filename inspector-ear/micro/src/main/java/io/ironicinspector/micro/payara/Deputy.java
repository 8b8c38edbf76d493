package io.ironicinspector.micro.payara;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Transport.State;
import org.glassfish.grizzly.nio.SelectorRunner;

/**
 * Stands by while a selector's thread waits for the database itself: if that thread does not come
 * back, this one takes the selector over, so that others are held up for {@link #TICK_NANOS} to
 * twice that. The other thread ends when it comes back.
 *
 * <p>Comes when there is much to do and goes when there is not: while there is little, the pool
 * answers, and no thread is woken to watch. Its thread is its own, for the pool's are interrupted
 * when a request takes too long; it ends with the selector.
 */
final class Deputy implements Runnable {
  private static final Logger LOG = Logger.getLogger(Deputy.class.getName());

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int TICKS_PER_LOOK = 50;
  private static final long LOOK_NANOS = TICK_NANOS * TICKS_PER_LOOK;

  /** Requests within a look from which on it pays to watch. */
  private static final int MANY = 50;

  /** After an answer that took so long the pool answers for {@link #SHORT_PAUSE_NANOS}. */
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long SHORT_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The same after the selector was taken over. */
  private static final long LONG_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final SelectorRunner runner;

  /** The time in nanoseconds, for the pauses; how long a tick takes is the scheduler's. */
  private final LongSupplier clock;

  /** Odd while the selector's thread is at something. */
  private final AtomicLong work = new AtomicLong();

  /** Requests that are read and not answered yet. */
  private final AtomicInteger open = new AtomicInteger();

  private volatile boolean standsBy;
  private volatile boolean called;
  private volatile long pausedUntil;

  // Of the thread that selects.
  private long lookBegan;
  private int seen;
  private long workBegan;

  Deputy(SelectorRunner runner, LongSupplier clock) {
    this.runner = runner;
    this.clock = clock;
    pausedUntil = clock.getAsLong();
    lookBegan = pausedUntil;
  }

  /** Whether the selector's thread may wait in the work that it has begun. */
  boolean standsBy() {
    return standsBy && !isPaused(workBegan);
  }

  /** Whether nobody stands by, so that the pool must answer. */
  boolean isAway() {
    return !standsBy;
  }

  private boolean isPaused(long now) {
    return now - pausedUntil < 0;
  }

  /**
   * On the selector's thread, for each request that it could have answered had somebody stood by.
   */
  void miss() {
    long now = clock.getAsLong();
    if (now - lookBegan > LOOK_NANOS) {
      lookBegan = now;
      seen = 0;
    }
    seen++;
    if (seen >= MANY && !called && !isPaused(now)) {
      called = true;
      Thread thread = new Thread(this, "deputy of the selector");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** A request was read. */
  void opened() {
    open.incrementAndGet();
  }

  /** It was answered. One that never is only makes the pool answer all. */
  void closed() {
    open.decrementAndGet();
  }

  /** On the selector's thread: whether there is more than one thing to do. */
  boolean isBusy() {
    return open.get() > 0 || runner.getLastSelectedKeysCount() > 1;
  }

  /** On the selector's thread, before it is at something. */
  long begin() {
    workBegan = clock.getAsLong();
    long now = work.get() + 1;
    work.set(now);
    return now;
  }

  /** Whether the thread still selects; else the selector was taken over, and is left alone. */
  boolean end(long began) {
    if (!work.compareAndSet(began, began + 1)) {
      return false;
    }
    long now = clock.getAsLong();
    if (now - workBegan > SLOW_NANOS) {
      pausedUntil = now + SHORT_PAUSE_NANOS;
    }
    return true;
  }

  @Override
  public void run() {
    boolean mustTakeOver;
    standsBy = true;
    try {
      mustTakeOver = watch();
    } finally {
      standsBy = false;
      called = false;
    }
    if (mustTakeOver) {
      LOG.log(Level.FINE, "An answer took long: the pool answers, for ten seconds at least");
      runner.postpone();
      runner.run();
    }
  }

  /** Whether the selector has to be taken over; else there is not enough to do. */
  private boolean watch() {
    long before = work.get();
    long atLook = before;
    for (int tick = 1; runner.getState() == State.STARTED; tick++) {
      LockSupport.parkNanos(this, TICK_NANOS);
      long now = work.get();
      if (now == before && isAtSomething(now) && work.compareAndSet(now, now + 1)) {
        pausedUntil = clock.getAsLong() + LONG_PAUSE_NANOS;
        return true;
      }
      if (!standsBy) {
        return false;
      }
      if (tick % TICKS_PER_LOOK == 0) {
        // Whoever begins from here on sees it; who has begun before is still watched.
        standsBy = now - atLook >= 2 * MANY;
        atLook = now;
        now = work.get();
        if (!standsBy && !isAtSomething(now)) {
          return false;
        }
      }
      before = now;
    }
    return false;
  }

  private static boolean isAtSomething(long work) {
    return work % 2 != 0;
  }
}
