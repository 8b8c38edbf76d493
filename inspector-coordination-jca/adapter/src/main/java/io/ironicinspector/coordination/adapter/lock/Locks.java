package io.ironicinspector.coordination.adapter.lock;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.Optional;

/** Where locks come from. Thread-safe. */
@FunctionalInterface
public interface Locks {
  /** As {@code CoordinationConnection} specifies it. */
  Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException;
}
