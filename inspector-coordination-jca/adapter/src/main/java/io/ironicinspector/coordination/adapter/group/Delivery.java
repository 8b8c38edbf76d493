package io.ironicinspector.coordination.adapter.group;

import io.ironicinspector.coordination.adapter.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs what listeners are told, in order, on one thread of its own, so that a slow listener delays
 * other listeners and never the session. The thread ends when there is nothing to tell.
 */
public final class Delivery implements Executor, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
  private static final Duration IDLE = Duration.ofSeconds(1);

  private final ThreadPoolExecutor thread;

  public Delivery(String threadName) {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            OwnThreads.named(threadName),
            new ThreadPoolExecutor.DiscardPolicy());
    thread.allowCoreThreadTimeOut(true);
  }

  /** After the close nothing is told any more. */
  @Override
  public void execute(Runnable telling) {
    thread.execute(() -> tell(telling));
  }

  // A listener is foreign code: its failure must not keep the others from hearing.
  private static void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a listener failed", e);
    }
  }

  /** Lets what was handed over before be told, for {@code patience} at most. */
  public void close(Duration patience) {
    thread.shutdown();
    try {
      thread.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow();
  }

  /** Takes nothing more and lets what was handed over before be told, without waiting for it. */
  public void finish() {
    thread.shutdown();
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(1));
  }
}
