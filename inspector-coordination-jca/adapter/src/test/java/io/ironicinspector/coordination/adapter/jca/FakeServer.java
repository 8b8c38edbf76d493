package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.adapter.transaction.FakeTransactions;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server's work manager with two threads, and its transactions. Refuses the first works if told
 * to, in the ways that servers have.
 */
final class FakeServer implements BootstrapContext, WorkManager, AutoCloseable {
  static final int THREADS = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final AtomicInteger refusals = new AtomicInteger();

  private final FakeTransactions transactions = new FakeTransactions();
  private volatile Refusal refusal = Refusal.BY_EXCEPTION;

  void refuse(int works, Refusal how) {
    refusal = how;
    refusals.set(works);
  }

  FakeTransactions transactions() {
    return transactions;
  }

  @Override
  public WorkManager getWorkManager() {
    return this;
  }

  @Override
  public Timer createTimer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  @Override
  public XATerminator getXATerminator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
    return transactions;
  }

  @Override
  public boolean isContextSupported(Class<? extends WorkContext> context) {
    return false;
  }

  @Override
  public void doWork(Work work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long startWork(Work work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void scheduleWork(Work work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void scheduleWork(Work work, long timeout, ExecutionContext context, WorkListener listener)
      throws WorkException {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      refuse(work, listener);
      return;
    }
    threads.execute(
        () -> {
          listener.workStarted(new WorkEvent(this, WorkEvent.WORK_STARTED, work, null));
          work.run();
        });
  }

  private void refuse(Work work, WorkListener listener) throws WorkException {
    var cause = new WorkRejectedException("too much to do");
    if (refusal == Refusal.BY_EVENT || refusal == Refusal.BY_BOTH) {
      listener.workRejected(new WorkEvent(this, WorkEvent.WORK_REJECTED, work, cause));
    }
    switch (refusal) {
      case BY_EXCEPTION, BY_BOTH -> throw cause;
      case BY_FAILURE -> throw new IllegalStateException("the server shuts down");
      case BY_EVENT -> {}
    }
  }

  enum Refusal {
    BY_EXCEPTION,
    BY_EVENT,
    BY_BOTH,
    BY_FAILURE
  }
}
