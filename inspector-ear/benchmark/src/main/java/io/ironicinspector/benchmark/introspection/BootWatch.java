package io.ironicinspector.benchmark.introspection;

import io.ironicinspector.benchmark.service.NodeTable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells when a machine was powered on and waits: it looks into the database, which costs the
 * service nothing; a real machine would not ask either. Thread-safe.
 */
public final class BootWatch implements AutoCloseable {
  private static final long LOOK_MILLIS = 5;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final NodeTable nodes;
  private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var daemon = new Thread(work, "benchmark-boot");
            daemon.setDaemon(true);
            return daemon;
          });

  @SuppressWarnings("FutureReturnValueIgnored") // look() hands on what goes wrong
  public BootWatch(NodeTable nodes) {
    this.nodes = nodes;
    thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (awaited.isEmpty()) {
      return;
    }
    try {
      nodes.states(awaited.keySet()).forEach(this::tell);
    } catch (RuntimeException e) { // the thread would end in silence
      awaited.values().forEach(one -> one.completeExceptionally(e));
    }
  }

  private void tell(String uuid, String state) {
    CompletableFuture<String> future = awaited.get(uuid);
    // Gone if it was told before.
    if (future != null && !state.equals("starting")) {
      future.complete(state);
    }
  }

  /** Waits until the node is no longer starting, and returns its state. */
  String await(String uuid) throws InterruptedException {
    var future = new CompletableFuture<String>();
    awaited.put(uuid, future);
    try {
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IntrospectionException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new IntrospectionException(uuid + " still starts after " + LIMIT.toSeconds() + " s", e);
    } finally {
      awaited.remove(uuid);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
