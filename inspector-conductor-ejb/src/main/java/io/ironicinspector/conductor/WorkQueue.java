package io.ironicinspector.conductor;

import io.ironicinspector.osloconfig.context.RequestContext;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs tasks on the container's executor, a limited number at once, and never refuses one while the
 * server runs. Servers configure their executors differently: some start a thread for every task,
 * some refuse the next one when all are busy, and a refused last step would leave its node locked.
 */
final class WorkQueue implements Executor {
  private static final Logger LOG = Logger.getLogger(WorkQueue.class.getName());
  private static final long AGAIN_MILLIS = 100;

  private final Executor executor;
  private final ScheduledExecutorService scheduler;
  private final int limit;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger workers = new AtomicInteger();

  WorkQueue(Executor executor, ScheduledExecutorService scheduler, int limit) {
    this.executor = executor;
    this.scheduler = scheduler;
    this.limit = limit;
  }

  @Override
  public void execute(Runnable task) {
    waiting.add(RequestContext.carry(task));
    addWorker();
  }

  /** How many tasks wait for a thread. */
  int depth() {
    return waiting.size();
  }

  private void addWorker() {
    if (!hired()) {
      return; // those at work take it
    }
    try {
      executor.execute(this::work);
    } catch (RejectedExecutionException busyOrStopping) {
      if (workers.decrementAndGet() == 0) { // nobody at work who would take it
        Future<?> unused = scheduler.schedule(this::addWorker, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /**
   * Never counts above the limit, even for a moment: a worker that ends then would leave a task.
   */
  private boolean hired() {
    int before = workers.getAndUpdate(count -> count < limit ? count + 1 : count);
    return before < limit;
  }

  private void work() {
    for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
      try {
        task.run();
      } catch (RuntimeException | Error defect) { // a thread's top, and the place stays taken
        LOG.log(Level.SEVERE, "a task of the conductor failed", defect);
      }
    }
    workers.decrementAndGet();
    // A task may have come after the last poll and seen this worker still counted.
    if (!waiting.isEmpty()) {
      addWorker();
    }
  }
}
