package io.ironicinspector.api.backend;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Turns what stands in a path into a UUID. A name costs a call to a conductor and from there to
 * Ironic, so answers are remembered for a moment: clients poll the status. Thread-safe.
 */
public final class NodeNames {
  private static final long REMEMBERED_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int MAX_REMEMBERED = 1000;

  private record Known(NodeUuid node, long sinceNanos) {}

  private final Conductor conductor;
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final Map<String, Known> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /**
   * Asks {@code conductor}.
   *
   * @param executor runs what follows a look-up by name; it may block for the database
   * @param nanoTime as System.nanoTime()
   */
  public NodeNames(Conductor conductor, Executor executor, LongSupplier nanoTime) {
    this.conductor = Objects.requireNonNull(conductor, "conductor");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
  }

  /** The UUID in canonical form if the text is like one, else the text: what conductors take. */
  public static String canonical(String uuidOrName) {
    return NodeUuid.like(uuidOrName).map(NodeUuid::toString).orElse(uuidOrName);
  }

  /** Completes at once for a UUID, else as {@link Conductor#resolve} does. */
  public CompletionStage<NodeUuid> find(String uuidOrName) {
    return NodeUuid.like(uuidOrName)
        .or(() -> remembered(uuidOrName))
        .<CompletionStage<NodeUuid>>map(CompletableFuture::completedStage)
        .orElseGet(() -> ask(uuidOrName));
  }

  private CompletionStage<NodeUuid> ask(String name) {
    return conductor
        .resolve(name)
        .thenApplyAsync(
            node -> {
              remember(name, node);
              return node;
            },
            executor);
  }

  private Optional<NodeUuid> remembered(String name) {
    synchronized (known) {
      return Optional.ofNullable(known.get(name))
          .filter(entry -> nanoTime.getAsLong() - entry.sinceNanos() < REMEMBERED_NANOS)
          .map(Known::node);
    }
  }

  private void remember(String name, NodeUuid node) {
    synchronized (known) {
      known.put(name, new Known(node, nanoTime.getAsLong()));
    }
  }
}
