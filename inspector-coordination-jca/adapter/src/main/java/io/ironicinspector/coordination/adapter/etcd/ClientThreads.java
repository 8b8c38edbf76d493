package io.ironicinspector.coordination.adapter.etcd;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits for the threads that gRPC shares between all clients of one class loader: they end by
 * themselves a second after the last client, and a class loader that goes earlier fails under them.
 */
final class ClientThreads {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final AtomicInteger CLIENTS = new AtomicInteger();

  private ClientThreads() {}

  static void opened() {
    CLIENTS.incrementAndGet();
  }

  /** Returns when they are gone, or when {@code patience} is over, or another client needs them. */
  static void closed(Duration patience) {
    CLIENTS.decrementAndGet();
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (CLIENTS.get() == 0 && anyAlive() && deadline - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean anyAlive() {
    ClassLoader ours = ClientThreads.class.getClassLoader();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("grpc-"))
        .anyMatch(thread -> thread.getContextClassLoader() == ours);
  }
}
