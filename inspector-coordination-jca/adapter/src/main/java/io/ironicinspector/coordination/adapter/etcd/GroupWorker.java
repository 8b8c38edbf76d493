package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import io.ironicinspector.coordination.adapter.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One thread for what needs the store and must not hold up the renewals. A task that finds the
 * store silent is tried again until it succeeds. Thread-safe.
 */
final class GroupWorker {
  private static final Logger LOG = Logger.getLogger(GroupWorker.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(
          1, OwnThreads.named("coordination-groups"), new ThreadPoolExecutor.DiscardPolicy());
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);

  /** Soon, and again until the store has answered. */
  void untilDone(Runnable task) {
    thread.execute(() -> attempt(task));
  }

  private void attempt(Runnable task) {
    if (succeeds(task)) {
      backoff.reset();
    } else {
      var unused =
          thread.schedule(() -> attempt(task), backoff.pause().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Every {@code period}; a failure waits for the next time. */
  void every(Duration period, Runnable task) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> succeeds(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static boolean succeeds(Runnable task) {
    try {
      task.run();
      return true;
    } catch (CoordinationUnavailableException e) {
      // The session tells the administrator that etcd does not answer.
      LOG.log(Level.FINE, "trying again later", e);
      return false;
    } catch (RuntimeException e) {
      // The top of the thread: a periodic task that throws would never run again.
      LOG.log(Level.WARNING, "looking after the groups failed, trying again later", e);
      return false;
    }
  }

  /**
   * Now, after what is under way.
   *
   * @throws CoordinationUnavailableException if it did not end within {@code patience}
   */
  void now(Runnable task, Duration patience) {
    Future<?> done = thread.submit(task);
    try {
      done.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new CoordinationUnavailableException("etcd does not answer", e);
    } catch (ExecutionException e) {
      throw new CoordinationUnavailableException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoordinationUnavailableException("interrupted while waiting for etcd", e);
    }
  }

  void close() {
    thread.shutdownNow();
  }
}
