package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A node in Ironic, with the changes that hooks want: collected, so that nothing is changed when a
 * later hook fails, and each resource is changed in one request. Belongs to one run and one thread
 * at a time.
 */
public final class NodeUpdate {
  private final IronicNode node;
  private final Function<NodeUuid, List<IronicPort>> portReader;
  private final List<IronicPort> ports = new ArrayList<>();
  private boolean portsRead;
  private final Map<String, JsonValue> properties;
  private final List<JsonObject> nodePatch = new ArrayList<>();
  private final Map<String, NewPort> newPorts = new LinkedHashMap<>();
  private final List<IronicPort> deletedPorts = new ArrayList<>();
  private final Map<String, List<JsonObject>> portPatches = new LinkedHashMap<>();

  /**
   * Begins with what Ironic has.
   *
   * @param portReader asked once at most, when a hook wants the ports
   */
  public NodeUpdate(IronicNode node, Function<NodeUuid, List<IronicPort>> portReader) {
    this.node = node;
    this.portReader = portReader;
    this.properties = new LinkedHashMap<>(node.properties());
  }

  public IronicNode node() {
    return node;
  }

  /** A property with the changes so far; {@link JsonValue#NULL} if there is none. */
  public JsonValue property(String name) {
    return properties.getOrDefault(name, JsonValue.NULL);
  }

  /** Sets a property of the node. */
  public void setProperty(String name, JsonValue value) {
    properties.put(name, value);
    nodePatch.add(operation("add", "/properties/" + pointer(name), value));
  }

  /** The ports that Ironic has now, without the changes. */
  public List<IronicPort> ports() {
    if (!portsRead) {
      ports.addAll(portReader.apply(node.uuid()));
      portsRead = true;
    }
    return List.copyOf(ports);
  }

  public void createPort(NewPort port) {
    newPorts.put(port.address(), port);
  }

  public void deletePort(IronicPort port) {
    deletedPorts.add(port);
  }

  /** Changes a field of a port; {@code path} is a JSON pointer. */
  public void patchPort(IronicPort port, String op, String path, JsonValue value) {
    portPatches
        .computeIfAbsent(port.uuid(), any -> new ArrayList<>())
        .add(operation(op, path, value));
  }

  JsonArray nodePatch() {
    return array(nodePatch);
  }

  List<NewPort> newPorts() {
    return List.copyOf(newPorts.values());
  }

  List<IronicPort> deletedPorts() {
    return List.copyOf(deletedPorts);
  }

  Map<String, JsonArray> portPatches() {
    Map<String, JsonArray> patches = new LinkedHashMap<>();
    portPatches.forEach((port, operations) -> patches.put(port, array(operations)));
    return patches;
  }

  private static JsonArray array(List<JsonObject> operations) {
    return JsonDocuments.array(operations);
  }

  private static JsonObject operation(String op, String path, JsonValue value) {
    return JsonDocuments.object().add("op", op).add("path", path).add("value", value).build();
  }

  /** JSON pointer's own escapes. */
  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
