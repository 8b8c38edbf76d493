package io.ironicinspector.coordination.adapter.inprocess;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

final class InProcessLockGrant implements LockGrant {
  private final LockName name;
  private final long fencingToken;
  private final String store;
  private final Consumer<InProcessLockGrant> release;
  private final AtomicBoolean held = new AtomicBoolean(true);

  InProcessLockGrant(
      LockName name, long fencingToken, String store, Consumer<InProcessLockGrant> release) {
    this.name = name;
    this.fencingToken = fencingToken;
    this.store = store;
    this.release = release;
  }

  @Override
  public LockName name() {
    return name;
  }

  @Override
  public long fencingToken() {
    return fencingToken;
  }

  @Override
  public String store() {
    return store;
  }

  @Override
  public boolean isValid() {
    return held.get();
  }

  @Override
  public void close() {
    if (held.getAndSet(false)) {
      release.accept(this);
    }
  }
}
