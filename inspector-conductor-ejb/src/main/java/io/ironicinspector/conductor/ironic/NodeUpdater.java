package io.ironicinspector.conductor.ironic;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonArray;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends a {@link NodeUpdate} to Ironic: the node first, then its ports. Thread-safe; blocks. */
public final class NodeUpdater {
  private static final Logger LOG = Logger.getLogger(NodeUpdater.class.getName());

  private final IronicClient ironic;
  private final Machines machines;

  public NodeUpdater(IronicClient ironic, Machines machines) {
    this.ironic = ironic;
    this.machines = machines;
  }

  /**
   * Applies everything that was collected.
   *
   * @param guard called before each request; what it throws stops the update
   * @throws ConductorException the first refusal; what was sent before stays
   */
  public void apply(NodeUpdate update, Runnable guard) {
    NodeUuid node = update.node().uuid();
    JsonArray patch = update.nodePatch();
    if (!patch.isEmpty()) {
      guard.run();
      ironic.patchNode(node, patch);
    }
    for (NewPort port : update.newPorts()) {
      guard.run();
      create(node, port);
    }
    for (IronicPort port : update.deletedPorts()) {
      guard.run();
      machines.deletePort(port);
    }
    update
        .portPatches()
        .forEach(
            (port, operations) -> {
              guard.run();
              ironic.patchPort(port, operations);
            });
  }

  private void create(NodeUuid node, NewPort port) {
    try {
      ironic.createPort(node, port);
    } catch (IronicException taken) {
      if (taken.status() != 409) {
        throw taken;
      }
      LOG.log(
          Level.WARNING,
          "node {0}: port {1} already exists{2}",
          new Object[] {node, port.address(), ofAnother(node, port)});
    }
  }

  /** Worth a look by the operator: the data may have been taken for another machine's. */
  private String ofAnother(NodeUuid node, NewPort port) {
    try {
      return ironic
          .owner(port.address())
          .filter(owner -> !owner.equals(node))
          .map(owner -> ", and belongs to node " + owner)
          .orElse("");
    } catch (IronicException unknown) {
      return "";
    }
  }
}
