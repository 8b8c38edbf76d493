package io.ironicinspector.simulator.state;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.node.Nodes;
import io.ironicinspector.simulator.port.Ports;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Reads and replaces all nodes and ports: {@code {"nodes": [...], "ports": [...]}}. What a node or
 * port may lack when a client creates it, it may lack here; secrets are not masked.
 */
public final class SimulatorState {
  private static final Set<String> MEMBERS = Set.of("nodes", "ports");

  private final Nodes nodes;
  private final Ports ports;
  private final Clock clock;
  private final String firstProvisionState;

  public SimulatorState(Nodes nodes, Ports ports, Clock clock, String firstProvisionState) {
    this.nodes = nodes;
    this.ports = ports;
    this.clock = clock;
    this.firstProvisionState = firstProvisionState;
  }

  public JsonObject read() {
    return JsonText.object()
        .add("nodes", array(nodes.list()))
        .add("ports", array(ports.list()))
        .build();
  }

  private static JsonArrayBuilder array(List<JsonObject> items) {
    JsonArrayBuilder array = JsonText.array();
    items.forEach(array::add);
    return array;
  }

  /** Replaces everything. @throws IronicError if the document is wrong; nothing was changed then */
  public void replace(JsonObject document) {
    // Into empty stores first, so that an error leaves the real ones alone.
    var triedNodes = new Nodes(clock, firstProvisionState);
    var triedPorts = new Ports(clock, triedNodes);
    for (String name : document.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw IronicError.badRequest("unknown member '" + name + "', known are " + MEMBERS);
      }
    }
    items(document, "nodes").forEach(triedNodes::add);
    items(document, "ports").forEach(triedPorts::add);
    ports.clear();
    nodes.clear();
    triedNodes.list().forEach(nodes::add);
    triedPorts.list().forEach(ports::add);
  }

  private static List<JsonObject> items(JsonObject document, String name) {
    JsonValue value = document.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (!(value instanceof JsonArray array)) {
      throw IronicError.badRequest("'" + name + "' must be a list");
    }
    for (JsonValue item : array) {
      if (!(item instanceof JsonObject)) {
        throw IronicError.badRequest("'" + name + "' must hold objects, found " + item);
      }
    }
    return array.getValuesAs(JsonObject.class);
  }
}
