package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.util.concurrent.atomic.AtomicBoolean;

final class EtcdLockGrant implements LockGrant {
  private final LockName name;
  private final long fencingToken;
  private final String store;
  private final EtcdSession session;
  private final Runnable release;
  private final AtomicBoolean held = new AtomicBoolean(true);

  /**
   * @param session whose lease the key hangs on
   * @param release run once, by who closes
   */
  EtcdLockGrant(
      LockName name, long fencingToken, String store, EtcdSession session, Runnable release) {
    this.name = name;
    this.fencingToken = fencingToken;
    this.store = store;
    this.session = session;
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
    return held.get() && session.isActive();
  }

  @Override
  public void close() {
    if (held.getAndSet(false)) {
      release.run();
    }
  }
}
