package io.ironicinspector.coordination.adapter.jca;

import io.ironicinspector.coordination.adapter.thread.OwnThreads;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkAdapter;
import jakarta.resource.spi.work.WorkEvent;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs deliveries on the server's threads, now or after a pause. The pauses are kept by a thread of
 * its own, which ends when there are none: the server's timer would take the caller's class loader
 * with it. Nothing of the session depends on either. Thread-safe.
 */
final class Deliverer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Deliverer.class.getName());
  private static final Duration IDLE = Duration.ofSeconds(5);

  private final WorkManager works;
  private final ScheduledThreadPoolExecutor pauses =
      new ScheduledThreadPoolExecutor(1, OwnThreads.named("coordination-retry"));

  Deliverer(WorkManager works) {
    this.works = works;
    pauses.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
    pauses.allowCoreThreadTimeOut(true);
    pauses.setRemoveOnCancelPolicy(true);
  }

  /**
   * Hands {@code delivery} to the server.
   *
   * @param refused run once instead of it if the server does not take it, now or later
   */
  void submit(Runnable delivery, Runnable refused) {
    var outcome = new Outcome(refused);
    try {
      works.scheduleWork(new Delivery(delivery), WorkManager.INDEFINITE, null, outcome);
    } catch (WorkException e) {
      LOG.log(Level.FINE, "the server takes no work", e);
      outcome.refuse();
    } catch (RuntimeException e) {
      // The server's code: whatever it is, the events must go on waiting for a better moment.
      LOG.log(Level.WARNING, "the server failed to take work", e);
      outcome.refuse();
    }
  }

  /** After the close it does nothing. */
  void later(Duration pause, Runnable task) {
    try {
      Future<?> unused = pauses.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "the adapter stops", e);
    }
  }

  @Override
  public void close() {
    pauses.shutdownNow();
    try {
      pauses.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Delivery(Runnable task) implements Work {
    @Override
    public void run() {
      task.run();
    }

    // What is under way is short, and the activation was told to end by then.
    @Override
    public void release() {
      LOG.fine("the server ends its work");
    }
  }

  /** A server may refuse by an exception, by an event, or by both. */
  private static final class Outcome extends WorkAdapter {
    private final Runnable refused;
    private final AtomicBoolean settled = new AtomicBoolean();

    Outcome(Runnable refused) {
      this.refused = refused;
    }

    @Override
    public void workStarted(WorkEvent event) {
      settled.set(true);
    }

    @Override
    public void workRejected(WorkEvent event) {
      refuse();
    }

    void refuse() {
      if (!settled.getAndSet(true)) {
        refused.run();
      }
    }
  }
}
