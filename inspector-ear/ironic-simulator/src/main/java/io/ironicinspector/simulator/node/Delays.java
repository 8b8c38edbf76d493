package io.ironicinspector.simulator.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does things later. Thread-safe; a closed one does nothing any more. */
public final class Delays implements AutoCloseable {
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "ironic-simulator-delays");
            thread.setDaemon(true);
            return thread;
          });

  /** Runs {@code action} after {@code delay}, or at once and in this thread if that is zero. */
  void after(Duration delay, Runnable action) {
    if (delay.isZero()) {
      action.run();
    } else {
      var unused = scheduler.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Drops what has not happened yet. */
  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
