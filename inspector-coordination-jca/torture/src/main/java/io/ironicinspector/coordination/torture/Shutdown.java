package io.ironicinspector.coordination.torture;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what is still open when the JVM is told to end, the newest first. Thread-safe. */
final class Shutdown {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private volatile boolean begun;

  Shutdown() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
  }

  /** Closing it twice must do no harm. */
  synchronized <T extends AutoCloseable> T add(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /** Whether the JVM was told to end. */
  boolean hasBegun() {
    return begun;
  }

  private synchronized void close() {
    begun = true;
    for (AutoCloseable closeable : open) {
      try {
        closeable.close();
      } catch (Exception e) {
        // The JVM ends; the reaper sees to what is left.
      }
    }
  }
}
