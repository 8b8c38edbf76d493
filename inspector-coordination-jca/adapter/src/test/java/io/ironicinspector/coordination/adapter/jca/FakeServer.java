package io.ironicinspector.coordination.adapter.jca;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server's work manager with two threads; refuses the first works if told to. */
final class FakeServer implements BootstrapContext, WorkManager, AutoCloseable {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final AtomicInteger refusals = new AtomicInteger();

  void refuse(int works) {
    refusals.set(works);
  }

  @Override
  public WorkManager getWorkManager() {
    return this;
  }

  @Override
  public Timer createTimer() {
    return new Timer(true);
  }

  @Override
  public void scheduleWork(Work work) throws WorkException {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new WorkRejectedException("too much to do");
    }
    threads.execute(work);
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
    throw new UnsupportedOperationException();
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
  public void scheduleWork(
      Work work, long timeout, ExecutionContext context, WorkListener listener) {
    throw new UnsupportedOperationException();
  }
}
