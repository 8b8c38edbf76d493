package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.adapter.pace.PaceStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last turns of one JVM. Thread-safe. */
final class InProcessPaceStore implements PaceStore {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition taken = lock.newCondition();
  private final Map<PaceName, Long> turns = new HashMap<>();

  @Override
  public long lastTurn(PaceName pace) {
    lock.lock();
    try {
      return turns.getOrDefault(pace, 0L);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Attempt take(PaceName pace, long seen) {
    lock.lock();
    try {
      long last = lastTurn(pace);
      if (last != seen) {
        return new Attempt(false, last);
      }
      turns.put(pace, last + 1);
      taken.signalAll();
      return new Attempt(true, last + 1);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitTurnAfter(PaceName pace, long seen, Duration patience)
      throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(patience);
    lock.lockInterruptibly();
    try {
      while (lastTurn(pace) == seen && left > 0) {
        left = taken.awaitNanos(left);
      }
      return lastTurn(pace) != seen;
    } finally {
      lock.unlock();
    }
  }
}
