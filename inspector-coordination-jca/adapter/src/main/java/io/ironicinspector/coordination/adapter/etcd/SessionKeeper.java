package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a session alive on a thread of its own, and begins another when one is lost. Thread-safe.
 */
final class SessionKeeper {
  private static final Logger LOG = Logger.getLogger(SessionKeeper.class.getName());
  private static final Duration AFTER_DEFECT = Duration.ofSeconds(1);

  private final Leases leases;
  private final Duration ttl;
  private final Ticker ticker;
  private final OutageLog outages;
  private final Consumer<SessionState> arrows;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;
  private boolean hurried;
  private volatile boolean frozen;
  private volatile EtcdSession current;

  /**
   * @param arrows told each state of each session once and in order; must not block
   */
  SessionKeeper(
      Leases leases, Duration ttl, Ticker ticker, String store, Consumer<SessionState> arrows) {
    this.leases = leases;
    this.ttl = ttl;
    this.ticker = ticker;
    this.outages = new OutageLog(store, ticker);
    this.arrows = arrows;
    this.thread = OwnThreads.named("coordination-session").newThread(this::keep);
    this.current = newSession();
  }

  private EtcdSession newSession() {
    return new EtcdSession(leases, ttl, ticker, outages, this::tell);
  }

  void start() {
    arrows.accept(SessionState.CONNECTING);
    thread.start();
  }

  private void keep() {
    while (!isClosed()) {
      try {
        rest(frozen ? ttl : guardedStep());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Duration guardedStep() {
    try {
      return step();
    } catch (RuntimeException e) {
      // This thread must not end before the adapter does: without it the lease runs out. Nor must
      // it spin.
      LOG.log(Level.SEVERE, "keeping the session failed, trying on", e);
      outages.failed(e);
      return AFTER_DEFECT;
    }
  }

  private Duration step() {
    Duration pause = current.step();
    if (current.state() == SessionState.LOST) {
      LOG.warning(() -> "the lease ended, its locks are lost; asking for a new one");
      current = newSession();
      tell(SessionState.CONNECTING);
      return Duration.ZERO;
    }
    return pause;
  }

  private void rest(Duration pause) throws InterruptedException {
    long end = ticker.nanos() + pause.toNanos();
    lock.lockInterruptibly();
    try {
      long left = end - ticker.nanos();
      while (!closed && !hurried && left > 0) {
        left = Math.min(changed.awaitNanos(left), end - ticker.nanos());
      }
      hurried = false;
    } finally {
      lock.unlock();
    }
  }

  private void tell(SessionState state) {
    arrows.accept(state);
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  EtcdSession current() {
    return current;
  }

  /** Somebody has reason to think that the lease is gone: asks the store now. */
  void doubt(EtcdSession session) {
    session.doubt();
    lock.lock();
    try {
      hurried = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The session, active.
   *
   * @throws CoordinationUnavailableException if it is not within {@code patience}
   */
  EtcdSession active(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (!current.isActive() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      EtcdSession session = current;
      if (closed || !session.isActive()) {
        throw new CoordinationUnavailableException(
            "there is no session with etcd, it is "
                + session.state()
                + outages.reason().map(reason -> ": " + reason).orElse(""));
      }
      return session;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the renewals. The lease lives on until somebody revokes it. */
  void close(Duration patience) {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(patience.toNanos()) + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    current.close();
  }

  /** For tests: renews no more, as a process that hangs. */
  void freeze() {
    frozen = true;
  }
}
