package io.ironicinspector.coordination.adapter.lock;

import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Locks by name between threads, first come first served, not reentrant. An unused name takes no
 * memory. Thread-safe; a permit may be given back by another thread than the one that got it.
 */
public final class LocalLocks {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Map<LockName, Turnstile> turnstiles = new HashMap<>();

  /**
   * Waits up to {@code wait}; zero tries once, but see {@link #inspect}. Empty if another thread
   * still had it.
   */
  public Optional<Permit> acquire(LockName name, Duration wait) throws InterruptedException {
    Turnstile turnstile = enter(name);
    boolean brief = turnstile.inspected && wait.compareTo(MOMENT) < 0;
    long patience = (brief ? MOMENT : wait).toNanos();
    boolean passed = false;
    try {
      passed = turnstile.gate.tryAcquire(patience, TimeUnit.NANOSECONDS);
    } finally {
      if (!passed) {
        leave(name, turnstile);
      }
    }
    return passed ? Optional.of(permit(name, turnstile)) : Optional.empty();
  }

  /**
   * For a look at what the name stands for, if nobody has it or waits for it. Whoever asks for it
   * meanwhile waits for up to a second, even with no patience: a look is no holder.
   */
  public synchronized Optional<Permit> inspect(LockName name) {
    if (turnstiles.containsKey(name)) {
      return Optional.empty();
    }
    var turnstile = new Turnstile(0);
    turnstile.inspected = true;
    turnstile.visitors++;
    turnstiles.put(name, turnstile);
    return Optional.of(permit(name, turnstile));
  }

  private Permit permit(LockName name, Turnstile turnstile) {
    var given = new AtomicBoolean(true);
    return () -> {
      if (given.getAndSet(false)) {
        turnstile.gate.release();
        // In this order: who sees it gone finds the gate open.
        turnstile.inspected = false;
        leave(name, turnstile);
      }
    };
  }

  private synchronized Turnstile enter(LockName name) {
    Turnstile turnstile = turnstiles.computeIfAbsent(name, unused -> new Turnstile(1));
    turnstile.visitors++;
    return turnstile;
  }

  private synchronized void leave(LockName name, Turnstile turnstile) {
    turnstile.visitors--;
    if (turnstile.visitors == 0) {
      turnstiles.remove(name);
    }
  }

  /** How many threads wait for the name at this moment. */
  public synchronized int waiting(LockName name) {
    Turnstile turnstile = turnstiles.get(name);
    return turnstile == null ? 0 : turnstile.gate.getQueueLength();
  }

  /** Names that somebody holds or waits for. */
  synchronized int size() {
    return turnstiles.size();
  }

  /** The right to a name. Closing it twice is the same as once. */
  @FunctionalInterface
  public interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  private static final class Turnstile {
    private final Semaphore gate;
    private volatile boolean inspected;
    private int visitors;

    Turnstile(int permits) {
      gate = new Semaphore(permits, true);
    }
  }
}
