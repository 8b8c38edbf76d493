package io.ironicinspector.conductor.introspection;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.ironic.Ironic;
import io.ironicinspector.conductor.ironic.PowerTarget;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.IllegalTransitionException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionFsm;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Cancels introspections that wait for their ramdisk. Thread-safe. */
public final class IntrospectionAbort {
  private static final Logger LOG = Logger.getLogger(IntrospectionAbort.class.getName());

  private final Ironic ironic;
  private final IntrospectionLocks locks;
  private final Executor executor;

  public IntrospectionAbort(Ironic ironic, IntrospectionLocks locks, Executor executor) {
    this.ironic = ironic;
    this.locks = locks;
    this.executor = executor;
  }

  /** As {@link io.ironicinspector.client.Conductor#abort}. */
  public CompletionStage<Void> abort(String uuidOrName) {
    return CompletableFuture.supplyAsync(() -> accept(uuidOrName), executor)
        .thenAccept(this::powerOffAndEnd);
  }

  private record Accepted(LockedIntrospection run, boolean manageBoot) {}

  private Accepted accept(String uuidOrName) {
    NodeUuid node =
        NodeUuid.like(uuidOrName).orElseGet(() -> ironic.client().node(uuidOrName).uuid());
    Introspection before =
        locks
            .find(node)
            .orElseThrow(
                () ->
                    new ConductorException(
                        Kind.NOT_FOUND, "Could not find node %s in cache".formatted(node)));
    if (!IntrospectionFsm.accepts(before.state(), Event.ABORT)) {
      throw notNow(before);
    }
    LockedIntrospection run =
        locks
            .tryLock(node, Duration.ZERO)
            .orElseThrow(
                () -> new ConductorException(Kind.CONFLICT, "Node is locked, please, retry later"));
    boolean accepted = false;
    try {
      // Before the answer: the state may have changed since the look, and the client sees it
      // change.
      boolean manageBoot = run.fire(Event.ABORT).manageBoot();
      accepted = true;
      return new Accepted(run, manageBoot);
    } catch (IllegalTransitionException changedMeanwhile) {
      throw new ConductorException(
          Kind.CONFLICT, "node %s: %s".formatted(node, changedMeanwhile.getMessage()));
    } finally {
      if (!accepted) {
        run.close();
      }
    }
  }

  private static ConductorException notNow(Introspection introspection) {
    return new ConductorException(
        Kind.CONFLICT,
        "node %s: an introspection can be aborted only in state waiting, it is in state %s"
            .formatted(introspection.node(), introspection.state().wireName()));
  }

  private void powerOffAndEnd(Accepted accepted) {
    LockedIntrospection run = accepted.run();
    CompletableFuture<Void> power =
        accepted.manageBoot()
            ? ironic.machines().power(run.node(), PowerTarget.OFF, run::requireLock)
            : CompletableFuture.completedFuture(null);
    CompletableFuture<Void> unused =
        power
            .handleAsync(
                (off, failure) -> {
                  end(run, failure);
                  return (Void) null;
                },
                executor)
            .whenComplete((ended, failure) -> run.close());
  }

  private static void end(LockedIntrospection run, Throwable failure) {
    if (failure != null) {
      // Cancelled all the same; a machine that stays on is the operator's to see.
      LOG.log(
          Level.WARNING,
          "node {0}: not powered off after abort: {1}",
          new Object[] {run.node(), Failures.cause(failure).getMessage()});
    }
    try {
      run.end(Event.ABORT_END, Optional.of("Canceled by operator"), EndReason.ABORT);
      LOG.log(Level.INFO, "node {0}: introspection canceled by operator", run.node());
    } catch (RuntimeException failed) { // a thread's top: there is nobody to tell
      run.endWithError(Failures.text(failed, "abort"), EndReason.ABORT);
    }
  }
}
