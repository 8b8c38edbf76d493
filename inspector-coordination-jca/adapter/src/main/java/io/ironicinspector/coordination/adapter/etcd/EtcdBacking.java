package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.etcd.HeldLocks.Guard;
import io.ironicinspector.coordination.adapter.etcd.LockAttempt.Tools;
import io.ironicinspector.coordination.adapter.etcd.LockAttempt.Won;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import io.ironicinspector.coordination.adapter.lock.Grant;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import java.time.Duration;

/** What a grant in etcd rests on: its key, on the session's lease. Thread-safe. */
record EtcdBacking(Won won, LockKeys keys, Tools tools, Guard guard, Permit permit)
    implements Grant.Backing {
  @Override
  public boolean isActive() {
    return won.session().isActive();
  }

  @Override
  public Duration remaining() {
    return won.session().remaining();
  }

  @Override
  public boolean confirm() {
    return !won.session().hasEnded() && tools.transactions().confirm(keys.lock(), won.token());
  }

  @Override
  public void end(boolean held) {
    Runnable removal = () -> tools.release().release(keys, won.token(), won.next());
    try {
      if (held && !won.session().hasEnded()) {
        removal.run();
      }
    } catch (CoordinationUnavailableException e) {
      tools.leftovers().removeOnce(won.session(), removal);
    } finally {
      guard.close();
      permit.close();
    }
  }
}
