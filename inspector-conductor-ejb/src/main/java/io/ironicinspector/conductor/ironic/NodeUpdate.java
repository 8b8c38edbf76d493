package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.JsonPointers;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A node in Ironic, with the changes that hooks want: collected, so that nothing is changed when a
 * later hook fails, and each resource is changed in one request. What is read here has the changes
 * so far in it. Belongs to one run and one thread at a time.
 */
public final class NodeUpdate {
  private final IronicNode node;
  private final Function<NodeUuid, List<IronicPort>> portReader;
  private final List<IronicPort> ports = new ArrayList<>();
  private boolean portsRead;
  private final JsonPatchList nodePatch = new JsonPatchList();
  private final Map<String, PortChanges> newPorts = new LinkedHashMap<>();
  private final Map<String, PortChanges> changedPorts = new LinkedHashMap<>();
  private final Map<String, IronicPort> deletedPorts = new LinkedHashMap<>();
  private final Map<String, Boolean> traits = new LinkedHashMap<>();
  private boolean resetsInterfaces;
  private JsonObject document;

  /**
   * Begins with what Ironic has.
   *
   * @param portReader asked once at most, when a hook wants the ports
   */
  public NodeUpdate(IronicNode node, Function<NodeUuid, List<IronicPort>> portReader) {
    this.node = node;
    this.portReader = portReader;
    this.document = node.document();
  }

  /** The node without the changes. */
  public IronicNode node() {
    return node;
  }

  /** The node with the changes so far. */
  public JsonObject document() {
    return document;
  }

  /** A property with the changes so far; {@link JsonValue#NULL} if there is none. */
  public JsonValue property(String name) {
    return field(JsonPointers.child("/properties", name)).orElse(JsonValue.NULL);
  }

  /** A field with the changes so far, by its JSON pointer; empty if the node has none. */
  public Optional<JsonValue> field(String pointer) {
    return JsonPointers.find(document, pointer);
  }

  /** Sets a property of the node. */
  public void setProperty(String name, JsonValue value) {
    patch("add", JsonPointers.child("/properties", name), value);
  }

  /** Changes a field of the node; {@code pointer} is a JSON pointer. */
  public void patch(String op, String pointer, JsonValue value) {
    patch(JsonPatchList.operation(op, pointer, value));
  }

  /** Removes a field of the node; {@code pointer} is a JSON pointer. */
  public void remove(String pointer) {
    patch(JsonPatchList.removal(pointer));
  }

  /** Gives the node a trait. */
  public void addTrait(String trait) {
    traits.put(trait, true);
  }

  /** Takes a trait; one that the node does not have is no error. */
  public void removeTrait(String trait) {
    traits.put(trait, false);
  }

  /** Lets Ironic choose the interfaces anew: the patch changes the driver. */
  public void resetInterfaces() {
    resetsInterfaces = true;
  }

  /** The ports that Ironic has now, without the changes. */
  public List<IronicPort> ports() {
    if (!portsRead) {
      ports.addAll(portReader.apply(node.uuid()));
      portsRead = true;
    }
    return List.copyOf(ports);
  }

  /** The port of a MAC address, there already or to be made; empty if it is to be deleted. */
  public Optional<PortChanges> port(String mac) {
    String address = mac.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(newPorts.get(address))
        .or(
            () ->
                ports().stream()
                    .filter(port -> port.address().equals(address))
                    .filter(port -> !deletedPorts.containsKey(port.uuid()))
                    .findFirst()
                    .map(this::changes));
  }

  public void createPort(NewPort port) {
    newPorts.put(port.address(), PortChanges.ofNew(port.address(), port.toJson(node.uuid())));
  }

  public void deletePort(IronicPort port) {
    deletedPorts.put(port.uuid(), port);
  }

  /** Changes a field of a port; {@code pointer} is a JSON pointer. */
  public void patchPort(IronicPort port, String op, String pointer, JsonValue value) {
    changes(port).set(op, pointer, value);
  }

  JsonArray nodePatch() {
    return nodePatch.toJson();
  }

  boolean resetsInterfaces() {
    return resetsInterfaces;
  }

  /** Traits to give (true) or to take, without those that the node has or lacks already. */
  Map<String, Boolean> traitChanges() {
    Set<String> now = traitsNow();
    Map<String, Boolean> changes = new LinkedHashMap<>(traits);
    changes.entrySet().removeIf(change -> now.contains(change.getKey()) == change.getValue());
    return changes;
  }

  private Set<String> traitsNow() {
    return JsonField.of(node.document(), "traits").elements().stream()
        .flatMap(trait -> trait.text().stream())
        .collect(Collectors.toSet());
  }

  List<PortChanges> newPorts() {
    return List.copyOf(newPorts.values());
  }

  List<IronicPort> deletedPorts() {
    return List.copyOf(deletedPorts.values());
  }

  /** Those that stay and have changes. */
  List<PortChanges> changedPorts() {
    return changedPorts.entrySet().stream()
        .filter(changed -> !deletedPorts.containsKey(changed.getKey()))
        .map(Map.Entry::getValue)
        .filter(changed -> !changed.patch().isEmpty())
        .toList();
  }

  private PortChanges changes(IronicPort port) {
    return changedPorts.computeIfAbsent(port.uuid(), any -> PortChanges.of(port));
  }

  private void patch(JsonObject operation) {
    nodePatch.add(operation);
    document = JsonPatchList.applied(document, operation);
  }
}
