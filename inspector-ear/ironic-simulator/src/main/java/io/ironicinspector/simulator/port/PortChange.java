package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.patch.ResourcePatch;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** A client's patch of a port of this node, with the conditions that Ironic puts on it. */
record PortChange(ResourcePatch patch, JsonObject node, Microversion version) {
  private static final List<String> CONNECTIVITY =
      List.of("pxe_enabled", "local_link_connection", "portgroup_uuid", "physical_network");
  private static final List<String> CONNECTIVITY_STATES =
      List.of("enroll", "inspecting", "inspect wait", "manageable");

  JsonObject applyTo(JsonObject port) {
    String state = node.getString("provision_state");
    if (state.equals("inspecting") && version.atLeast(39)) {
      throw IronicError.conflict(
          "Cannot update port \""
              + port.getString("uuid")
              + "\" on \""
              + node.getString("uuid")
              + "\" while it is in state \"inspecting\".");
    }
    boolean free = CONNECTIVITY_STATES.contains(state) || node.get("maintenance") == JsonValue.TRUE;
    if (!free && CONNECTIVITY.stream().anyMatch(patch::touches)) {
      throw IronicError.conflict(
          "Port "
              + port.getString("uuid")
              + " can not have any connectivity attributes updated unless node "
              + node.getString("uuid")
              + " is in a "
              + String.join(", ", CONNECTIVITY_STATES)
              + " state or in maintenance mode. The current state is "
              + state
              + ".");
    }
    return patch.applyTo(port);
  }
}
