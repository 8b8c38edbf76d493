package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.lock.CompositeLocks;
import io.ironicinspector.coordination.adapter.lock.Locks;
import io.ironicinspector.coordination.adapter.transaction.TransactionLocks;
import io.ironicinspector.coordination.adapter.transaction.Transactions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the connections of an adapter are views of: its coordinator, whose locks belong to the
 * caller's transaction if there is one. Thread-safe.
 *
 * @param views those that the server did not destroy
 */
record Session(
    Coordinator coordinator, Transactions transactions, Set<CoordinationManagedConnection> views) {
  Session(Coordinator coordinator, Transactions transactions) {
    this(coordinator, transactions, ConcurrentHashMap.newKeySet());
  }

  /** When the lease ended those who use a connection at this moment shall know. */
  void onState(SessionState state) {
    if (state == SessionState.LOST) {
      views.forEach(CoordinationManagedConnection::sessionLost);
    }
  }

  Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    Optional<TransactionLocks> transaction = transactions.current();
    if (transaction.isEmpty()) {
      return coordinator.tryLock(name, wait);
    }
    Optional<LockGrant> again = transaction.get().again(name);
    return again.isPresent()
        ? again
        : coordinator
            .tryLock(name, wait)
            .map(grant -> transaction.get().own(List.of(grant)).get(0));
  }

  Optional<LockGrants> tryLockAll(Collection<LockName> names, Duration wait)
      throws InterruptedException {
    Optional<TransactionLocks> transaction = transactions.current();
    if (transaction.isEmpty()) {
      return ordered(coordinator::tryLock).tryLockAll(names, wait);
    }
    TransactionLocks owner = transaction.get();
    Locks source = (name, left) -> againOrNew(owner, name, left);
    // The transaction gets them only when all are there: those of a failed try must not stay until
    // it ends.
    return ordered(source)
        .tryLockAll(names, wait)
        .map(all -> new LockGrants(owner.own(all.grants())));
  }

  private static CompositeLocks ordered(Locks source) {
    return new CompositeLocks(source, Ticker.SYSTEM);
  }

  private Optional<LockGrant> againOrNew(TransactionLocks owner, LockName name, Duration wait)
      throws InterruptedException {
    Optional<LockGrant> again = owner.again(name);
    return again.isPresent() ? again : coordinator.tryLock(name, wait);
  }
}
