package io.ironicinspector.conductor.introspection;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.ironic.Ironic;
import io.ironicinspector.conductor.ironic.IronicException;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.ironic.IronicPort;
import io.ironicinspector.conductor.ironic.PowerTarget;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.IllegalTransitionException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionFsm;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Starts introspections. A thread is used for reads, never while Ironic switches a machine's power
 * or while a start waits for its turn. Thread-safe.
 */
public final class IntrospectionStart {
  private static final Logger LOG = Logger.getLogger(IntrospectionStart.class.getName());
  private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

  private final Ironic ironic;
  private final ProvisionCheck provision;
  private final IntrospectionLocks locks;
  private final IntrospectionTurn turn;
  private final Executor executor;

  public IntrospectionStart(
      Ironic ironic,
      ProvisionCheck provision,
      IntrospectionLocks locks,
      IntrospectionTurn turn,
      Executor executor) {
    this.ironic = ironic;
    this.provision = provision;
    this.locks = locks;
    this.turn = turn;
    this.executor = executor;
  }

  /** As {@link io.ironicinspector.client.Conductor#introspect}. */
  public CompletionStage<Void> introspect(String uuidOrName, boolean manageBoot) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    // One task for both: the thread that has answered goes on, no other need be woken for it.
    executor.execute(
        () -> {
          Accepted accepted;
          try {
            accepted = accept(uuidOrName, manageBoot);
          } catch (RuntimeException | Error refused) { // of any kind: it goes to the caller
            answer.completeExceptionally(refused);
            return;
          }
          if (manageBoot) {
            answer.complete(null);
          }
          prepare(accepted, answer);
        });
    return answer;
  }

  /** What the job after the answer works on. */
  private record Accepted(LockedIntrospection run, IronicNode node, boolean manageBoot) {}

  private Accepted accept(String uuidOrName, boolean manageBoot) {
    IronicNode node = ironic.client().node(uuidOrName);
    provision.require(node, manageBoot);
    if (manageBoot) {
      ironic.client().validatePower(node.uuid());
    }
    Set<String> bmcAddresses = ironic.bmcAddresses().of(node);
    LockedIntrospection run = lock(node);
    boolean started = false;
    try {
      run.start(manageBoot, bmcAddresses);
      started = true;
    } finally {
      if (!started) {
        run.close();
      }
    }
    return new Accepted(run, node, manageBoot);
  }

  private static void requireStartable(Introspection before) {
    if (!IntrospectionFsm.accepts(before.state(), Event.START)) {
      throw new IllegalTransitionException(before.state(), Event.START);
    }
  }

  private LockedIntrospection lock(IronicNode node) {
    return locks
        .tryLock(node.uuid(), Duration.ZERO)
        .or(() -> lockThatIsHeld(node))
        .orElseThrow(
            () -> new ConductorException(Kind.CONFLICT, "Node locked, please, try again later"));
  }

  /** What cannot be started is told at once, not after the wait for whoever works on the node. */
  private Optional<LockedIntrospection> lockThatIsHeld(IronicNode node) {
    locks.find(node.uuid()).ifPresent(IntrospectionStart::requireStartable);
    return locks.tryLock(node.uuid(), LOCK_WAIT);
  }

  /** Fails {@code answer} if that was not given yet. */
  private void prepare(Accepted accepted, CompletableFuture<Void> answer) {
    LockedIntrospection run = accepted.run();
    CompletableFuture<Void> unused =
        booted(accepted)
            .handleAsync(
                (booted, failure) -> {
                  conclude(run, failure);
                  return (Void) null;
                },
                executor)
            .whenComplete(
                (concluded, failure) -> {
                  run.close(); // once more, where the work was refused
                  if (failure == null) {
                    answer.complete(null);
                  } else {
                    answer.completeExceptionally(failure);
                  }
                });
  }

  private CompletableFuture<Void> booted(Accepted accepted) {
    try {
      registerPorts(accepted);
      return boot(accepted);
    } catch (RuntimeException | Error failed) { // of any kind: it ends the run
      return CompletableFuture.failedFuture(failed);
    }
  }

  private void registerPorts(Accepted accepted) {
    LockedIntrospection run = accepted.run();
    Set<String> macs =
        ironic.client().ports(run.node()).stream()
            .map(IronicPort::address)
            .filter(mac -> !mac.isEmpty())
            .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    run.addAttributes("mac", macs);
    if (macs.isEmpty() && !run.hasAttributes()) {
      throw new ConductorException(
          Kind.INVALID,
          "No lookup attributes were found, inspector won't be able to find it after"
              + " introspection, consider creating ironic ports or providing an IPMI address");
    }
  }

  private CompletableFuture<Void> boot(Accepted accepted) {
    if (!accepted.manageBoot()) {
      return CompletableFuture.completedFuture(null);
    }
    LockedIntrospection run = accepted.run();
    return named(
            "Failed to set boot device to PXE",
            ironic.machines().bootFromNetwork(accepted.node(), run::requireLock))
        .thenCompose(set -> turn.next())
        .thenCompose(
            mine ->
                named(
                    "Failed to power on the node, check its power management configuration",
                    ironic.machines().power(run.node(), PowerTarget.REBOOT, run::requireLock)));
  }

  private static CompletableFuture<Void> named(String what, CompletableFuture<Void> call) {
    return call.exceptionallyCompose(
        failure -> CompletableFuture.failedFuture(IronicException.during(what, failure)));
  }

  /** Writes how it went, then unlocks, in this order. */
  private static void conclude(LockedIntrospection run, Throwable failure) {
    try (run) {
      if (failure != null) {
        throw ended(run, failure);
      }
      fireWait(run);
      LOG.log(Level.INFO, "node {0}: waiting for its ramdisk", run.node());
    }
  }

  private static void fireWait(LockedIntrospection run) {
    try {
      run.fire(Event.WAIT);
    } catch (RuntimeException failed) { // of any kind: it ends the run
      throw ended(run, failed);
    }
  }

  private static ConductorException ended(LockedIntrospection run, Throwable failure) {
    ConductorException surfaced = Failures.surfaced(failure, "introspection start");
    run.endWithError(surfaced.getMessage(), EndReason.PREPARE);
    return surfaced;
  }
}
