package io.ironicinspector.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same, each for itself. */
public final class Workers {
  private Workers() {}

  /** Something that may be interrupted. */
  @FunctionalInterface
  public interface Step {
    void run() throws InterruptedException;
  }

  /**
   * Runs it in so many threads and returns what each of them found.
   *
   * @throws IllegalStateException if one of them failed
   */
  public static <T> List<T> run(int threads, Callable<T> work) throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads, Workers::daemon);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(work));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "benchmark-load");
    thread.setDaemon(true);
    return thread;
  }
}
