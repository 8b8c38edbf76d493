package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.configuration.OptionText;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Boot device and power, each tried up to five times, a second apart. Nothing here blocks: Ironic
 * may take minutes. Stages complete on a thread that must not be blocked. Thread-safe.
 */
public final class Machines {
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final IronicClient ironic;
  private final Retry retry;

  public Machines(IronicClient ironic, ScheduledExecutorService scheduler) {
    this(ironic, scheduler, PAUSE);
  }

  Machines(IronicClient ironic, ScheduledExecutorService scheduler, Duration pause) {
    this.ironic = ironic;
    this.retry = new Retry(scheduler, ATTEMPTS, pause);
  }

  /**
   * Lets the node boot from the network next time, or always where its {@code driver_info} says so.
   *
   * @param guard called before each attempt; what it throws ends the attempts
   */
  public CompletableFuture<Void> bootFromNetwork(IronicNode node, Runnable guard) {
    boolean persistent = isPersistent(node);
    return named(
        "Failed to set boot device for node " + node.uuid(),
        guarded(
            "node %s: boot device".formatted(node.uuid()),
            guard,
            () -> ironic.bootFromNetwork(node.uuid(), persistent)));
  }

  /**
   * Asks Ironic to change the power. Completes when Ironic took the order, not when it is done.
   *
   * @param guard called before each attempt; what it throws ends the attempts
   */
  public CompletableFuture<Void> power(NodeUuid node, PowerTarget target, Runnable guard) {
    return named(
        "Failed to set power state for bare metal node %s to %s".formatted(node, target.wireName()),
        guarded(
            "node %s: %s".formatted(node, target.wireName()),
            guard,
            () -> ironic.power(node, target)));
  }

  /** The same call, but a refusal says what was refused. */
  private static CompletableFuture<Void> named(String what, CompletableFuture<Void> call) {
    return call.exceptionallyCompose(
        failure -> CompletableFuture.failedFuture(IronicException.during(what, failure)));
  }

  /** Deletes a port, with the same patience; blocks. */
  public void deletePort(IronicPort port) {
    ironic.await(retry.run("port " + port.uuid(), () -> ironic.deletePort(port.uuid())));
  }

  private CompletableFuture<Void> guarded(
      String what, Runnable guard, java.util.function.Supplier<CompletableFuture<Void>> call) {
    return retry.run(
        what,
        () -> {
          guard.run();
          return call.get();
        });
  }

  private static boolean isPersistent(IronicNode node) {
    JsonValue word = node.driverInfo().getOrDefault("force_persistent_boot_device", JsonValue.NULL);
    String text = PythonText.str(word);
    return text.equalsIgnoreCase("always") || OptionText.word(text).orElse(false);
  }
}
