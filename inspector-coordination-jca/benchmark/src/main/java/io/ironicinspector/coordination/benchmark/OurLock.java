package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Coordinator;
import java.time.Duration;

/** The adapter's lock when nobody else wants it. For one thread. */
final class OurLock implements PairedLock.Calls {
  private static final LockName NAME = new LockName("1be26c0b-03f2-4d2e-ae87-c02d7f33c123");

  private final Coordinator session;
  private LockGrant grant;

  OurLock(Coordinator session) {
    this.session = session;
  }

  @Override
  public void acquire() throws InterruptedException {
    grant = session.tryLock(NAME, Duration.ZERO).orElseThrow();
  }

  @Override
  public void release() {
    grant.close();
  }
}
