package io.ironicinspector.coordination.adapter.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The transaction of the calling thread, as far as locks are concerned. Thread-safe. One for each
 * adapter: each keeps its own locks with a transaction.
 */
public final class Transactions {
  private final Supplier<Optional<TransactionSynchronizationRegistry>> registries;

  public Transactions(Supplier<Optional<TransactionSynchronizationRegistry>> registries) {
    this.registries = registries;
  }

  /** Where there are no transactions. */
  public static Transactions none() {
    return new Transactions(Optional::empty);
  }

  /**
   * What belongs to the transaction of the calling thread; empty if it has none.
   *
   * @throws IllegalStateException if the transaction ends already or can only be rolled back: it
   *     takes no more locks
   */
  public Optional<TransactionLocks> current() {
    return registries
        .get()
        .filter(registry -> registry.getTransactionStatus() != Status.STATUS_NO_TRANSACTION)
        .map(this::locksOf);
  }

  private TransactionLocks locksOf(TransactionSynchronizationRegistry registry) {
    int status = registry.getTransactionStatus();
    if (status != Status.STATUS_ACTIVE) {
      throw new IllegalStateException(
          "the transaction takes no more locks, its status is " + status);
    }
    var present = (TransactionLocks) registry.getResource(this);
    return present != null ? present : begin(registry);
  }

  // Before any lock is taken, so that a refusal leaves none behind.
  private TransactionLocks begin(TransactionSynchronizationRegistry registry) {
    var locks = new TransactionLocks(registry);
    registry.registerInterposedSynchronization(locks);
    registry.putResource(this, locks);
    return locks;
  }
}
