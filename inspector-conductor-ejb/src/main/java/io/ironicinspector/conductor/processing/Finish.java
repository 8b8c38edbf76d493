package io.ironicinspector.conductor.processing;

import io.ironicinspector.conductor.introspection.EndReason;
import io.ironicinspector.conductor.introspection.Failures;
import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.conductor.ironic.IronicException;
import io.ironicinspector.conductor.ironic.Machines;
import io.ironicinspector.conductor.ironic.PowerTarget;
import io.ironicinspector.domain.Event;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends a run after its answer: power off, record closed, lock released. Thread-safe. */
final class Finish {
  private static final Logger LOG = Logger.getLogger(Finish.class.getName());

  private final Machines machines;
  private final boolean powerOff;
  private final Executor executor;

  /**
   * Prepares the ends of all runs.
   *
   * @param powerOff {@code [processing] power_off}
   */
  Finish(Machines machines, boolean powerOff, Executor executor) {
    this.machines = machines;
    this.powerOff = powerOff;
    this.executor = executor;
  }

  /** Does not block; the lock is held until Ironic has answered. */
  void inBackground(Processed processed) {
    LockedIntrospection run = processed.run();
    CompletableFuture<Void> unused =
        power(processed)
            .handleAsync(
                (off, failure) -> {
                  end(processed, failure == null ? null : Failures.cause(failure));
                  return (Void) null;
                },
                executor)
            .whenComplete((ended, failure) -> run.close());
  }

  private CompletableFuture<Void> power(Processed processed) {
    boolean ours = processed.manageBoot() && !processed.node().isInUse();
    LockedIntrospection run = processed.run();
    return powerOff && ours
        ? machines.power(run.node(), PowerTarget.OFF, run::requireLock)
        : CompletableFuture.completedFuture(null);
  }

  private static void end(Processed processed, Throwable failure) {
    LockedIntrospection run = processed.run();
    try {
      if (failure != null && !mayBeIgnored(processed, failure)) {
        run.endWithError(
            "Failed to power off node %s, check its power management configuration: %s"
                .formatted(run.node(), failure.getMessage()),
            EndReason.POWER_OFF);
        return;
      }
      run.end(Event.FINISH, Optional.empty(), EndReason.PROCESSED);
      LOG.log(Level.INFO, "node {0}: introspection finished", run.node());
    } catch (RuntimeException failed) { // a thread's top: there is nobody to tell
      run.endWithError(Failures.text(failed, "finish"), EndReason.PROCESS);
    }
  }

  /** Nobody has told Ironic yet how to reach this node's BMC. */
  private static boolean mayBeIgnored(Processed processed, Throwable failure) {
    boolean ignored =
        failure instanceof IronicException && processed.node().provisionState().equals("enroll");
    if (ignored) {
      LOG.log(
          Level.INFO,
          "node {0}: not powered off, it is in state enroll: {1}",
          new Object[] {processed.run().node(), failure.getMessage()});
    }
    return ignored;
  }
}
