package io.ironicinspector.coordination.adapter.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server's transactions, one at a time, without resources. For one thread. */
public final class FakeTransactions implements TransactionSynchronizationRegistry {
  private final List<Synchronization> synchronizations = new ArrayList<>();
  private final Map<Object, Object> resources = new HashMap<>();
  private int status = Status.STATUS_NO_TRANSACTION;

  public void begin() {
    status = Status.STATUS_ACTIVE;
  }

  /**
   * Asks everybody, then runs {@code visible}, then tells everybody.
   *
   * @return whether it was committed
   */
  public boolean commit(Runnable visible) {
    synchronizations.forEach(Synchronization::beforeCompletion);
    boolean committed = status == Status.STATUS_ACTIVE;
    if (committed) {
      visible.run();
    }
    end(committed ? Status.STATUS_COMMITTED : Status.STATUS_ROLLEDBACK);
    return committed;
  }

  public void rollback() {
    end(Status.STATUS_ROLLEDBACK);
  }

  private void end(int outcome) {
    status = outcome;
    List.copyOf(synchronizations).forEach(each -> each.afterCompletion(outcome));
    synchronizations.clear();
    resources.clear();
    status = Status.STATUS_NO_TRANSACTION;
  }

  /** How many are registered with the transaction. */
  int registered() {
    return synchronizations.size();
  }

  @Override
  public Object getTransactionKey() {
    return status == Status.STATUS_NO_TRANSACTION ? null : this;
  }

  @Override
  public void putResource(Object key, Object value) {
    resources.put(key, value);
  }

  @Override
  public Object getResource(Object key) {
    return resources.get(key);
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synchronization) {
    if (status != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("status " + status);
    }
    synchronizations.add(synchronization);
  }

  @Override
  public int getTransactionStatus() {
    return status;
  }

  @Override
  public void setRollbackOnly() {
    status = Status.STATUS_MARKED_ROLLBACK;
  }

  @Override
  public boolean getRollbackOnly() {
    return status == Status.STATUS_MARKED_ROLLBACK;
  }
}
