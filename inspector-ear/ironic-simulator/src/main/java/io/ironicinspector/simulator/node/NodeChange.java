package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.patch.ResourcePatch;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import java.util.Set;

/** A client's patch of a node, with the conditions that Ironic puts on it. */
record NodeChange(ResourcePatch patch, boolean resetInterfaces, Microversion version) {
  /** States on the way to another one in which changes are allowed. */
  private static final Set<String> CHANGEABLE =
      Set.of(
          "deploy failed",
          "inspecting",
          "inspect failed",
          "inspect wait",
          "clean failed",
          "error",
          "verifying",
          "adopt failed",
          "rescue failed",
          "unrescue failed");

  NodeChange {
    if (resetInterfaces && !patch.touches("driver")) {
      throw IronicError.badRequest(
          "The reset_interfaces parameter can only be used when changing the node's driver.");
    }
  }

  JsonObject applyTo(JsonObject node) {
    String state = node.getString("provision_state");
    if (JsonText.text(node, "target_provision_state").isPresent() && !CHANGEABLE.contains(state)) {
      throw IronicError.conflict(
          "Node "
              + node.getString("uuid")
              + " can not be updated while a state transition is in progress.");
    }
    if (state.equals("inspecting") && version.atLeast(39)) {
      throw IronicError.conflict(
          "Cannot update node \""
              + node.getString("uuid")
              + "\" while it is in state \"inspecting\".");
    }
    JsonObject patched = patch.applyTo(node);
    return resetInterfaces ? Drivers.withDefaultInterfaces(patched) : patched;
  }
}
