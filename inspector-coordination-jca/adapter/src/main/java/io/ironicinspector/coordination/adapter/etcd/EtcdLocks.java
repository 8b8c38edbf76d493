package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.LockTransactions.Attempt;
import io.ironicinspector.coordination.adapter.lock.LocalLocks;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Locks that exclude the threads of this process first and then, by one transaction, the members of
 * other processes, Python's included. Thread-safe.
 */
final class EtcdLocks {
  private static final int VALUE_BYTES = 16;

  private final SessionKeeper keeper;
  private final LockTransactions transactions;
  private final KeyWatches watches;
  private final ToozKeys keys;
  private final Leftovers leftovers;
  private final Ticker ticker;
  private final LocalLocks local = new LocalLocks();
  private final SecureRandom random = new SecureRandom();

  EtcdLocks(
      SessionKeeper keeper,
      LockTransactions transactions,
      KeyWatches watches,
      ToozKeys keys,
      Leftovers leftovers,
      Ticker ticker) {
    this.keeper = keeper;
    this.transactions = transactions;
    this.watches = watches;
    this.keys = keys;
    this.leftovers = leftovers;
    this.ticker = ticker;
  }

  Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    long deadline = ticker.nanos() + wait.toNanos();
    Optional<Permit> permit = local.acquire(name, wait);
    if (permit.isEmpty()) {
      return Optional.empty();
    }
    Optional<LockGrant> grant = Optional.empty();
    try {
      grant = compete(name, deadline, permit.get());
      return grant;
    } finally {
      if (grant.isEmpty()) {
        permit.get().close();
      }
    }
  }

  private Optional<LockGrant> compete(LockName name, long deadline, Permit permit)
      throws InterruptedException {
    ByteSequence key = keys.lock(name);
    boolean last = false;
    while (true) {
      EtcdSession session = keeper.active(left(deadline));
      Attempt attempt = attempt(session, key);
      if (attempt.ours()) {
        return Optional.of(grant(name, key, session, attempt, permit));
      }
      if (last || left(deadline).isZero()) {
        return Optional.empty();
      }
      // When the time is over one more attempt tells the truth, whatever became of the watch.
      last = !watches.awaitDelete(key, attempt.revision() + 1, left(deadline));
    }
  }

  private LockGrant grant(
      LockName name, ByteSequence key, EtcdSession session, Attempt won, Permit permit) {
    Runnable removal = () -> transactions.release(key, won.token());
    return new EtcdLockGrant(
        name, won.token(), won.store(), session, () -> release(session, removal, permit));
  }

  private Attempt attempt(EtcdSession session, ByteSequence key) throws InterruptedException {
    var bytes = new byte[VALUE_BYTES];
    random.nextBytes(bytes);
    ByteSequence value = ByteSequence.from(bytes);
    try {
      return transactions.acquire(key, value, session.lease());
    } catch (CoordinationUnavailableException e) {
      return settle(session, key, value, e);
    }
  }

  /** The transaction may have been carried out, now or later: read back, and clean up if unsure. */
  private Attempt settle(
      EtcdSession session, ByteSequence key, ByteSequence value, CoordinationUnavailableException e)
      throws InterruptedException {
    boolean ours = false;
    try {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while locking");
      }
      Attempt found = transactions.readBack(key, value);
      ours = found.ours();
      if (ours) {
        return found;
      }
      throw e;
    } finally {
      if (!ours) {
        leftovers.mayAppear(session, () -> transactions.undo(key, value));
      }
    }
  }

  private void release(EtcdSession session, Runnable removal, Permit permit) {
    try {
      if (!session.hasEnded()) {
        removal.run();
      }
    } catch (CoordinationUnavailableException e) {
      leftovers.removeOnce(session, removal);
    } finally {
      permit.close();
    }
  }

  private Duration left(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - ticker.nanos()));
  }
}
