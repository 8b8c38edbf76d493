package io.ironicinspector.benchmark.service;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One of the two services, running.
 *
 * @param pid of the process whose CPU counts
 * @param nodes what its database holds
 */
public record Service(Side side, URI uri, long pid, NodeTable nodes) {
  private static final Duration LOOK = Duration.ofMillis(300);
  private static final Duration IDLE = Duration.ofMillis(10);

  /** What its process has taken so far; not that of the database and of Ironic. */
  public Duration cpu() {
    return ProcessCpu.of(pid);
  }

  /**
   * Waits until it has nothing left to do, such as a compiler's work of before; false if it still
   * has after {@code patience}.
   */
  public boolean awaitIdle(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    boolean idle = false;
    while (!idle && System.nanoTime() < end) {
      Duration before = cpu();
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      idle = cpu().minus(before).compareTo(IDLE) <= 0;
    }
    return idle;
  }
}
