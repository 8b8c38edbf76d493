package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Sends the changes of a node's ports, each port's in one request unless Ironic finds it wrong. */
final class PortSender {
  private static final Logger LOG = Logger.getLogger(PortSender.class.getName());

  private final IronicClient ironic;
  private final Machines machines;
  private final NodeUuid node;
  private final TakenBack sent;

  PortSender(IronicClient ironic, Machines machines, NodeUuid node, TakenBack sent) {
    this.ironic = ironic;
    this.machines = machines;
    this.node = node;
    this.sent = sent;
  }

  /** A port that exists already is left as it is, with a warning. */
  void create(PortChanges port) {
    try {
      createOrReduce(port);
    } catch (IronicException taken) {
      if (taken.status() != 409) {
        throw taken;
      }
      warn(port, "already exists" + ofAnother(port.address()));
    }
  }

  void patch(PortChanges port) {
    String uuid = port.uuid().orElseThrow();
    try {
      ironic.patchPort(uuid, port.patch());
      takeBackPatch(uuid, port, port.original(), port.document());
    } catch (IronicException refused) {
      requireWishes(port, refused);
      if (!port.patchWithoutWishes().isEmpty()) {
        ironic.patchPort(uuid, port.patchWithoutWishes());
        takeBackPatch(uuid, port, port.original(), port.documentWithoutWishes());
      }
      sendWishes(uuid, port, refused);
    }
  }

  private void createOrReduce(PortChanges port) {
    try {
      takeBackCreation(ironic.createPort(port.document()));
    } catch (IronicException refused) {
      requireWishes(port, refused);
      IronicPort made = ironic.createPort(port.documentWithoutWishes());
      takeBackCreation(made);
      sendWishes(made.uuid(), port, refused);
    }
  }

  /** Field by field: one that is wrong must not cost the others. */
  private void sendWishes(String uuid, PortChanges port, IronicException refused) {
    JsonObject document = port.documentWithoutWishes();
    List<JsonArray> wishes = port.wishesByField();
    if (wishes.size() == 1 && port.patchWithoutWishes().isEmpty()) {
      warn(port, "goes without what the hooks found: " + refused.getMessage());
      return;
    }
    for (JsonArray wish : wishes) {
      try {
        ironic.patchPort(uuid, wish);
        JsonObject before = document;
        document = JsonPatchList.applied(document, wish);
        takeBackPatch(uuid, port, before, document);
      } catch (IronicException wrong) {
        if (wrong.status() != 400) {
          throw wrong;
        }
        warn(port, "goes without " + wish + ": " + wrong.getMessage());
      }
    }
  }

  private void takeBackPatch(String uuid, PortChanges port, JsonObject before, JsonObject after) {
    JsonArray back = JsonDocuments.difference(after, before);
    sent.add("the patch of port " + port.address(), () -> ironic.patchPort(uuid, back));
  }

  private void takeBackCreation(IronicPort made) {
    sent.add("port " + made.address(), () -> machines.deletePort(made));
  }

  /** What Ironic finds wrong may be what we can do without. */
  private static void requireWishes(PortChanges port, IronicException refused) {
    if (refused.status() != 400 || port.wishesByField().isEmpty()) {
      throw refused;
    }
  }

  /** Worth a look by the operator: the data may have been taken for another machine's. */
  private String ofAnother(String address) {
    try {
      return ironic
          .owner(address)
          .filter(owner -> !owner.equals(node))
          .map(owner -> ", and belongs to node " + owner)
          .orElse("");
    } catch (IronicException unknown) {
      return "";
    }
  }

  private void warn(PortChanges port, String what) {
    LOG.log(Level.WARNING, "node {0}: port {1} {2}", new Object[] {node, port.address(), what});
  }
}
