package io.ironicinspector.conductor.processing;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.introspection.EndReason;
import io.ironicinspector.conductor.introspection.Failures;
import io.ironicinspector.conductor.introspection.IntrospectionLocks;
import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionFsm;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the hooks again on data that is there already: no look-up, no power action. Thread-safe. */
public final class Reapplication {
  private static final Logger LOG = Logger.getLogger(Reapplication.class.getName());

  private final HookChain hooks;
  private final IntrospectionLocks locks;
  private final NodeProcessing processing;
  private final DataArchive archive;
  private final Executor executor;

  Reapplication(
      HookChain hooks,
      IntrospectionLocks locks,
      NodeProcessing processing,
      DataArchive archive,
      Executor executor) {
    this.hooks = hooks;
    this.locks = locks;
    this.processing = processing;
    this.archive = archive;
    this.executor = executor;
  }

  /**
   * As {@link io.ironicinspector.client.Conductor#reapply}.
   *
   * @param given empty: the stored data
   */
  public CompletionStage<Void> reapply(NodeUuid node, Optional<JsonObject> given) {
    return CompletableFuture.supplyAsync(() -> accept(node, given), executor)
        .thenAccept(this::workInBackground);
  }

  private record Accepted(LockedIntrospection run, RamdiskData data) {}

  private Accepted accept(NodeUuid node, Optional<JsonObject> given) {
    requireReappliable(locks.find(node).orElseThrow(() -> unknown(node, given)));
    LockedIntrospection run =
        locks
            .tryLock(node, Duration.ZERO)
            .orElseThrow(
                () ->
                    new ConductorException(Kind.CONFLICT, "Node locked, please, try again later"));
    boolean accepted = false;
    try {
      RamdiskData data = given.map(RamdiskData::new).orElseGet(() -> archive.unprocessed(run));
      run.find().ifPresent(Reapplication::requireReappliable);
      run.reapply();
      saveUnprocessed(run, data);
      accepted = true;
      return new Accepted(run, data);
    } finally {
      if (!accepted) {
        run.close();
      }
    }
  }

  /** Stored data, too: it is remembered with this run. */
  private void saveUnprocessed(LockedIntrospection run, RamdiskData data) {
    try {
      archive.saveUnprocessed(run, data);
    } catch (RuntimeException failed) { // whatever it is: the run has begun
      run.endWithError(Failures.text(failed, "reapply"), EndReason.REAPPLY);
      throw failed;
    }
  }

  /** Without data of its own, a request misses the stored ones first. */
  private static ConductorException unknown(NodeUuid node, Optional<JsonObject> given) {
    return new ConductorException(
        Kind.NOT_FOUND,
        (given.isEmpty()
                ? "Introspection data not found for node %s, processed=False"
                : "Could not find node %s in cache")
            .formatted(node));
  }

  private static void requireReappliable(Introspection now) {
    if (!IntrospectionFsm.accepts(now.state(), Event.REAPPLY)) {
      throw new ConductorException(
          Kind.CONFLICT,
          "node %s: data can be reapplied only after an introspection, it is in state %s"
              .formatted(now.node(), now.state().wireName()));
    }
  }

  private void workInBackground(Accepted accepted) {
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(() -> work(accepted), executor)
            .whenComplete((done, failure) -> accepted.run().close());
  }

  private void work(Accepted accepted) {
    LockedIntrospection run = accepted.run();
    try {
      List<String> failures = hooks.beforeProcessing(accepted.data());
      if (!failures.isEmpty()) {
        run.endWithError(
            "Pre-processing failures detected reapplying introspection on stored data:\n"
                + String.join("\n", failures),
            EndReason.REAPPLY);
        return;
      }
      if (isProcessed(accepted)) {
        run.end(Event.FINISH, Optional.empty(), EndReason.REAPPLIED);
        LOG.log(Level.INFO, "node {0}: stored data was applied again", run.node());
      }
    } catch (RuntimeException failed) { // a thread's top: there is nobody to tell
      run.endWithError(Failures.text(failed, "reapply"), EndReason.REAPPLY);
    }
  }

  /** Whether that went well; else the processing has written into the record that it did not. */
  private boolean isProcessed(Accepted accepted) {
    try {
      processing.reapply(accepted.run(), accepted.data());
      return true;
    } catch (ConductorException ended) {
      LOG.log(Level.FINE, "the end of a reapplication", ended);
      return false;
    }
  }
}
