package io.ironicinspector.conductor.processing;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.introspection.EndReason;
import io.ironicinspector.conductor.introspection.IntrospectionLocks;
import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.conductor.lookup.LateCallback;
import io.ironicinspector.conductor.lookup.LookupException;
import io.ironicinspector.conductor.lookup.NodeLookup;
import io.ironicinspector.conductor.lookup.Recognised;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.conductor.ramdisklog.RamdiskLogs;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Takes what a ramdisk posts: finds its node, locks it, and hands it to the processing.
 * Thread-safe.
 */
public final class RamdiskCallback {
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  private final HookChain hooks;
  private final NodeLookup lookup;
  private final IntrospectionLocks locks;
  private final NodeProcessing processing;
  private final Finish finish;
  private final RamdiskLogs logs;
  private final Executor executor;

  RamdiskCallback(
      HookChain hooks,
      NodeLookup lookup,
      IntrospectionLocks locks,
      NodeProcessing processing,
      Finish finish,
      RamdiskLogs logs,
      Executor executor) {
    this.hooks = hooks;
    this.lookup = lookup;
    this.locks = locks;
    this.processing = processing;
    this.finish = finish;
    this.logs = logs;
    this.executor = executor;
  }

  /**
   * As {@link io.ironicinspector.client.Conductor#continueIntrospection}.
   *
   * @param named the node that the caller says the data is of
   */
  public CompletionStage<NodeUuid> continueIntrospection(
      JsonObject posted, Optional<NodeUuid> named) {
    return CompletableFuture.supplyAsync(() -> process(posted, named), executor)
        .thenApply(
            processed -> {
              finish.inBackground(processed);
              return processed.run().node();
            });
  }

  private Processed process(JsonObject posted, Optional<NodeUuid> named) {
    RamdiskData data = new RamdiskData(posted);
    List<String> failures = hooks.beforeProcessing(data);
    Optional<NodeUuid> node = Optional.empty();
    try (Recognised found = find(data, named, failures)) {
      node = Optional.of(found.node());
      Processed processed = process(found, posted, data, failures);
      logs.storeAfterSuccess(found.node(), data);
      return processed;
    } catch (ConductorException failed) {
      // On these the ramdisk tries again, with the same logs.
      if (failed.kind() != Kind.CONFLICT && failed.kind() != Kind.UNAVAILABLE) {
        logs.storeAfterFailure(node, data);
      }
      throw failed;
    }
  }

  private Processed process(
      Recognised found, JsonObject posted, RamdiskData data, List<String> failures) {
    LockedIntrospection run =
        locks
            .tryLock(found.node(), Duration.ZERO)
            .or(() -> lockThatIsHeld(found.node()))
            .orElseThrow(
                () -> // the ramdisk tries again on a conflict
                new ConductorException(Kind.CONFLICT, "Node locked, please, try again later"));
    boolean handedOver = false;
    try {
      found.adoptAs().ifPresent(state -> run.adopt(state, isNobodys(state)));
      Processed processed = underLock(run, posted, data, failures);
      handedOver = true;
      return processed;
    } finally {
      if (!handedOver) {
        run.close();
      }
    }
  }

  // While another request works on the node, it may be waiting for Ironic's power action: no thread
  // waits for that. The ramdisk tries again on a conflict.
  private Optional<LockedIntrospection> lockThatIsHeld(NodeUuid node) {
    return locks
        .find(node)
        .filter(now -> now.state() == IntrospectionState.WAITING)
        .flatMap(waiting -> locks.tryLock(node, LOCK_WAIT));
  }

  /** The power of a machine in use is its user's. */
  private static boolean isNobodys(IntrospectionState state) {
    return state == IntrospectionState.ENROLLING;
  }

  private Recognised find(RamdiskData data, Optional<NodeUuid> named, List<String> failures) {
    try {
      return named.isPresent()
          ? lookup.find(data, named.get())
          : lookup.find(data, failures.isEmpty());
    } catch (LookupException notFound) {
      failures.add("Look up error: " + notFound.getMessage());
      throw refused(failures);
    }
  }

  private Processed underLock(
      LockedIntrospection run, JsonObject posted, RamdiskData data, List<String> failures) {
    Optional<Introspection> record = run.find();
    Optional<String> over = whyOver(run.node(), record);
    if (over.isPresent()) {
      failures.add("Look up error: " + over.get());
      throw refused(failures);
    }
    if (!failures.isEmpty()) {
      ConductorException refused = refused(failures);
      run.endWithError(String.join("\n", failures), EndReason.PREPROCESS);
      throw refused;
    }
    boolean manageBoot = record.orElseThrow().manageBoot();
    return new Processed(run, processing.process(run, posted, data), manageBoot);
  }

  /** The run may have ended between the look-up and the lock. */
  private static Optional<String> whyOver(NodeUuid node, Optional<Introspection> record) {
    if (record.isEmpty()) {
      return Optional.of(
          "Could not find node %s in introspection cache, probably it's not on introspection now"
              .formatted(node));
    }
    return record.get().finishedAt().map(when -> LateCallback.finished(node, when));
  }

  private static ConductorException refused(List<String> failures) {
    return new ConductorException(
        Kind.INVALID,
        "The following failures happened during running pre-processing hooks:\n"
            + String.join("\n", failures));
  }
}
