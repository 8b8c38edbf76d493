package io.ironicinspector.coordination.adapter.thread;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads that see the adapter's classes and keep no application's class loader alive,
 * whichever thread asked for them first.
 */
public final class OwnThreads {
  private OwnThreads() {}

  /** Threads called {@code name}-1, {@code name}-2 and so on. */
  public static ThreadFactory named(String name) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(OwnThreads.class.getClassLoader());
      return thread;
    };
  }
}
