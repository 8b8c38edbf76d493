package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Nodes without an Ironic, and what was collected for them. */
public final class Nodes {
  public static final NodeUuid UUID = NodeUuid.parse("11111111-1111-4111-8111-111111111111");

  private Nodes() {}

  public static IronicNode with(JsonObject properties) {
    return new IronicNode(UUID, "manageable", JsonValue.EMPTY_JSON_OBJECT, properties);
  }

  static IronicNode withDriverInfo(JsonObject driverInfo) {
    return new IronicNode(UUID, "manageable", driverInfo, JsonValue.EMPTY_JSON_OBJECT);
  }

  /** The properties that the update sets, by name. */
  public static JsonObject patchedProperties(NodeUpdate update) {
    JsonObjectBuilder properties = Json.createObjectBuilder();
    for (JsonValue operation : update.nodePatch()) {
      JsonObject patch = operation.asJsonObject();
      properties.add(patch.getString("path").replaceFirst("^/properties/", ""), patch.get("value"));
    }
    return properties.build();
  }

  /** What would be sent for the node itself. */
  public static JsonArray patch(NodeUpdate update) {
    return update.nodePatch();
  }

  /** What would be sent for a port that is there already. */
  public static JsonArray patch(PortChanges port) {
    return port.patch();
  }

  /** What would be sent to make ports. */
  public static JsonArray newPorts(NodeUpdate update) {
    var ports = Json.createArrayBuilder();
    update.newPorts().forEach(port -> ports.add(port.document()));
    return ports.build();
  }

  /**
   * The node as Ironic would have it after the update.
   *
   * @throws jakarta.json.JsonException if Ironic would refuse it
   */
  public static JsonObject after(NodeUpdate update) {
    JsonObject patched = JsonDocuments.patched(update.node().document(), update.nodePatch());
    Set<String> traits = new TreeSet<>();
    JsonField.of(update.node().document(), "traits")
        .elements()
        .forEach(trait -> traits.add(trait.text().orElseThrow()));
    update.traitChanges().forEach((trait, added) -> change(traits, trait, added));
    return Json.createObjectBuilder(patched).add("traits", Json.createArrayBuilder(traits)).build();
  }

  /** The ports as Ironic would have them after the update. */
  public static List<JsonObject> portsAfter(NodeUpdate update) {
    Map<String, JsonObject> ports = new LinkedHashMap<>();
    update.ports().forEach(port -> ports.put(port.address(), port.document()));
    update.deletedPorts().forEach(port -> ports.remove(port.address()));
    update
        .changedPorts()
        .forEach(
            port ->
                ports.computeIfPresent(
                    port.address(), (mac, before) -> JsonDocuments.patched(before, port.patch())));
    update.newPorts().forEach(port -> ports.put(port.address(), port.document()));
    return List.copyOf(ports.values());
  }

  private static void change(Set<String> traits, String trait, boolean added) {
    if (added) {
      traits.add(trait);
    } else {
      traits.remove(trait);
    }
  }

  /** What would happen to the ports. */
  public static List<String> described(NodeUpdate update) {
    List<String> steps = new ArrayList<>();
    update
        .newPorts()
        .forEach(
            port ->
                steps.add(
                    "create "
                        + port.address()
                        + " pxe="
                        + port.document().getBoolean("pxe_enabled")));
    update.deletedPorts().forEach(port -> steps.add("delete " + port.address()));
    update
        .changedPorts()
        .forEach(port -> steps.add("patch " + port.address() + " " + port.patch()));
    return steps;
  }

  /** A port of the node, with what else Ironic says of it. */
  public static IronicPort port(String mac, JsonObject fields) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("uuid", mac)
            .add("address", mac)
            .add("pxe_enabled", true)
            .add("node_uuid", UUID.toString())
            .add("local_link_connection", JsonValue.EMPTY_JSON_OBJECT)
            .addNull("physical_network");
    fields.forEach(json::add);
    return IronicPort.of(json.build());
  }

  /** A node with all that Ironic says of it. */
  public static IronicNode of(JsonObject fields) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("uuid", UUID.toString())
            .add("provision_state", "manageable")
            .add("driver_info", JsonValue.EMPTY_JSON_OBJECT)
            .add("properties", JsonValue.EMPTY_JSON_OBJECT)
            .add("extra", JsonValue.EMPTY_JSON_OBJECT);
    fields.forEach(json::add);
    return IronicNode.of(json.build());
  }
}
