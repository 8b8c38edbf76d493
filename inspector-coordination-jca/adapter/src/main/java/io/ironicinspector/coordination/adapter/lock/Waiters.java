package io.ironicinspector.coordination.adapter.lock;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notes who waits for a lock while it does. Thread-safe. */
public final class Waiters implements Locks {
  private final Locks locks;
  private final Map<Object, LockName> waiting = new ConcurrentHashMap<>();

  /**
   * @param locks what is waited for
   */
  public Waiters(Locks locks) {
    this.locks = locks;
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    if (wait.isZero()) {
      return locks.tryLock(name, wait);
    }
    var entry = new Object();
    waiting.put(entry, name);
    try {
      return locks.tryLock(name, wait);
    } finally {
      waiting.remove(entry);
    }
  }

  /** By name; one for each thread. */
  public List<LockName> names() {
    return waiting.values().stream().sorted(Comparator.comparing(LockName::value)).toList();
  }
}
