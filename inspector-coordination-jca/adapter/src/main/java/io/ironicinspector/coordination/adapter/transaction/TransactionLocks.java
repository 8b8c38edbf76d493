package io.ironicinspector.coordination.adapter.transaction;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The locks of one transaction: it commits only if the store confirms all of them at the end, and
 * they are released after its completion, those too that nobody closed.
 *
 * <p>Not promised: that a lock is still held when the commit is written; it may be lost between the
 * check and the commit. What must be sure compares the fencing token with the data.
 *
 * <p>Thread-safe: a server may complete a transaction on another thread, when its time is over for
 * example.
 */
public final class TransactionLocks implements Synchronization {
  private static final Logger LOG = Logger.getLogger(TransactionLocks.class.getName());

  private final TransactionSynchronizationRegistry registry;
  private final Deque<TransactionGrant> grants = new ArrayDeque<>();
  private boolean completed;

  TransactionLocks(TransactionSynchronizationRegistry registry) {
    this.registry = registry;
  }

  /**
   * Makes what was {@code taken} the transaction's, as far as it is not.
   *
   * @return what the application gets: its close takes effect after the completion
   * @throws IllegalStateException if the transaction was completed meanwhile; they were released
   */
  public List<LockGrant> own(List<LockGrant> taken) {
    synchronized (this) {
      if (!completed) {
        return taken.stream().map(this::owned).toList();
      }
    }
    new LockGrants(taken).close();
    throw new IllegalStateException(
        "the transaction was completed before its locks were taken: "
            + taken.stream().map(LockGrant::name).toList());
  }

  private LockGrant owned(LockGrant grant) {
    if (grant instanceof TransactionGrant already) {
      return already;
    }
    var owned = new TransactionGrant(grant);
    grants.push(owned);
    return owned;
  }

  /**
   * A lock that the application closed while the transaction keeps it; it is the same grant, with
   * the same token. Empty if there is none, or if it was lost.
   */
  public synchronized Optional<LockGrant> again(LockName name) {
    Optional<TransactionGrant> free =
        grants.stream().filter(grant -> grant.name().equals(name) && grant.isFree()).findFirst();
    return free.map(this::reopen);
  }

  private LockGrant reopen(TransactionGrant free) {
    TransactionGrant again = free.reopened();
    grants.remove(free);
    grants.push(again);
    return again;
  }

  private synchronized List<TransactionGrant> grants() {
    return List.copyOf(grants);
  }

  @Override
  public void beforeCompletion() {
    grants().stream()
        .map(TransactionLocks::doubt)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            doubt -> {
              LOG.warning(() -> "the transaction is rolled back: " + doubt);
              registry.setRollbackOnly();
            });
  }

  /** Why the transaction must not commit, or null. */
  private static String doubt(TransactionGrant grant) {
    try {
      boolean held = grant.isHeld() && grant.confirm();
      return held ? null : "lock " + grant.name() + " was lost, or the session is in doubt";
    } catch (CoordinationUnavailableException e) {
      return "lock " + grant.name() + " cannot be confirmed: " + e.getMessage();
    }
  }

  @Override
  public void afterCompletion(int status) {
    List<TransactionGrant> ended;
    synchronized (this) {
      completed = true;
      ended = List.copyOf(grants);
      grants.clear();
    }
    ended.forEach(TransactionLocks::release);
  }

  private static void release(TransactionGrant grant) {
    try {
      grant.release();
    } catch (RuntimeException e) {
      // The transaction is over; the other locks must be released all the same.
      LOG.log(Level.WARNING, e, () -> "lock " + grant.name() + " was not released");
    }
  }
}
