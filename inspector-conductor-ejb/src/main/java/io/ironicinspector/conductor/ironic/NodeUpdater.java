package io.ironicinspector.conductor.ironic;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonArray;

/**
 * Sends a {@link NodeUpdate} to Ironic, one request for each resource: the node first, then its
 * ports; what cannot be taken back comes last. Thread-safe; blocks.
 */
public final class NodeUpdater {
  private final IronicClient ironic;
  private final Machines machines;

  public NodeUpdater(IronicClient ironic, Machines machines) {
    this.ironic = ironic;
    this.machines = machines;
  }

  /**
   * Applies everything that was collected.
   *
   * @param guard called before each resource; what it throws stops the update
   * @throws ConductorException the first refusal; what was sent before has been taken back, as far
   *     as Ironic let us
   */
  public void apply(NodeUpdate update, Runnable guard) {
    TakenBack sent = new TakenBack(update.node().uuid(), guard);
    try {
      apply(update, guard, sent);
    } catch (RuntimeException failure) { // whatever stops it: half an update is worse than none
      sent.takeBack();
      throw failure;
    }
  }

  private void apply(NodeUpdate update, Runnable guard, TakenBack sent) {
    NodeUuid node = update.node().uuid();
    PortSender ports = new PortSender(ironic, machines, node, sent);
    JsonArray patch = update.nodePatch();
    if (!patch.isEmpty()) {
      guard.run();
      ironic.patchNode(node, patch, update.resetsInterfaces());
      JsonArray back = JsonDocuments.difference(update.document(), update.node().document());
      sent.add("the node's patch", () -> ironic.patchNode(node, back, false));
    }
    update.traitChanges().forEach((trait, wanted) -> trait(node, trait, wanted, guard, sent));
    for (PortChanges port : update.newPorts()) {
      guard.run();
      ports.create(port);
    }
    for (PortChanges port : update.changedPorts()) {
      guard.run();
      ports.patch(port);
    }
    for (IronicPort port : update.deletedPorts()) {
      guard.run();
      machines.deletePort(port);
    }
  }

  private void trait(NodeUuid node, String trait, boolean wanted, Runnable guard, TakenBack sent) {
    guard.run();
    if (wanted) {
      ironic.addTrait(node, trait);
      sent.add("trait " + trait, () -> ironic.removeTrait(node, trait));
    } else {
      ironic.removeTrait(node, trait);
      sent.add("the removal of trait " + trait, () -> ironic.addTrait(node, trait));
    }
  }
}
