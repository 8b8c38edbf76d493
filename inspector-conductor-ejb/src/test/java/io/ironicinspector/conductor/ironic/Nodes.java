package io.ironicinspector.conductor.ironic;

import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

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

  /** What would happen to the ports. */
  public static List<String> described(NodeUpdate update) {
    List<String> steps = new ArrayList<>();
    update.newPorts().forEach(p -> steps.add("create " + p.address() + " pxe=" + p.pxeEnabled()));
    update.deletedPorts().forEach(port -> steps.add("delete " + port.address()));
    update.portPatches().forEach((port, patch) -> steps.add("patch " + port + " " + patch));
    return steps;
  }
}
