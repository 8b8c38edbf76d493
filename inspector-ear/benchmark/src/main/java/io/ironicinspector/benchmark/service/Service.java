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
   * Returns when it has nothing left to do, or after {@code patience}: what the work before left
   * behind, such as a compiler's, is not that of the next.
   */
  public void awaitIdle(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Duration spent;
    do {
      Duration before = cpu();
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      spent = cpu().minus(before);
    } while (spent.compareTo(IDLE) > 0 && System.nanoTime() < end);
  }
}
