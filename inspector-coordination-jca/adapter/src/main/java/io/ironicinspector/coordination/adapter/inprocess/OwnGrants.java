package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.lock.Grant;
import io.ironicinspector.coordination.adapter.lock.Locks;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Of all the locks in the JVM, those of one coordinator. They end with it. Thread-safe. */
final class OwnGrants implements Locks, AutoCloseable {
  private final InProcessLocks locks;
  private final Set<Grant> grants = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  OwnGrants(InProcessLocks locks) {
    this.locks = locks;
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    Optional<Grant> grant = locks.take(name, wait);
    grant.ifPresent(this::keep);
    return grant.map(given -> given);
  }

  private void keep(Grant grant) {
    grants.removeIf(Grant::isOver);
    grants.add(grant);
    if (closed) {
      grant.close();
      throw new CoordinationUnavailableException("the in-process coordination was stopped");
    }
  }

  /** By name. */
  List<Grant> held() {
    return grants.stream()
        .filter(grant -> !grant.isOver())
        .sorted(Comparator.comparing(grant -> grant.name().value()))
        .toList();
  }

  /** What is held is lost. */
  @Override
  public void close() {
    closed = true;
    grants.forEach(Grant::lost);
  }
}
