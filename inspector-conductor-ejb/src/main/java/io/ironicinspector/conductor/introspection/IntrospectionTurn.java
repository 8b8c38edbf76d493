package io.ironicinspector.conductor.introspection;

import io.ironicinspector.osloconfig.context.RequestContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps the machines of this process from booting all at once: one turn every so often, in the
 * order of asking. No thread waits. Thread-safe.
 */
public final class IntrospectionTurn {
  private final long delayNanos;
  private final ScheduledExecutorService scheduler;
  private final LongSupplier nanoTicker;
  private long nextFree;

  /**
   * Begins with a turn free at once.
   *
   * @param nanoTicker like {@link System#nanoTime}
   */
  public IntrospectionTurn(
      Duration delay, ScheduledExecutorService scheduler, LongSupplier nanoTicker) {
    this.delayNanos = delay.toNanos();
    this.scheduler = scheduler;
    this.nanoTicker = nanoTicker;
    this.nextFree = nanoTicker.getAsLong();
  }

  /** Completes when it is the caller's turn, on a thread that must not be blocked. */
  CompletableFuture<Void> next() {
    long wait = reserve();
    if (wait <= 0) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> turn = new CompletableFuture<>();
    try {
      Runnable begin = () -> turn.complete(null);
      Future<?> unused =
          scheduler.schedule(RequestContext.carry(begin), wait, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopping) {
      turn.completeExceptionally(stopping);
    }
    return turn;
  }

  private synchronized long reserve() {
    long now = nanoTicker.getAsLong();
    long wait = Math.max(0, nextFree - now);
    nextFree = now + wait + delayNanos;
    return wait;
  }
}
