package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Objects;

/**
 * A node as Ironic has it. Immutable.
 *
 * @param provisionState in lower case
 * @param document all of it, as Ironic sent it
 */
public record IronicNode(NodeUuid uuid, String provisionState, JsonObject document) {
  public IronicNode {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(provisionState, "provisionState");
    Objects.requireNonNull(document, "document");
  }

  /** A node of which nothing else is known. */
  public IronicNode(
      NodeUuid uuid, String provisionState, JsonObject driverInfo, JsonObject properties) {
    this(
        uuid,
        provisionState,
        JsonDocuments.object()
            .add("driver_info", driverInfo)
            .add("properties", properties)
            .build());
  }

  static IronicNode of(JsonObject json) {
    IronicNode node =
        new IronicNode(
            NodeUuid.parse(JsonField.of(json, "uuid").text().orElse("")),
            JsonField.of(json, "provision_state").text().orElse("None").toLowerCase(Locale.ROOT),
            json);
    node.driverInfo();
    node.properties();
    node.extra();
    return node;
  }

  public JsonObject driverInfo() {
    return member("driver_info");
  }

  public JsonObject properties() {
    return member("properties");
  }

  public JsonObject extra() {
    return member("extra");
  }

  /** Whether somebody uses the machine: its power must not be touched. */
  public boolean isInUse() {
    return provisionState.equals("active") || provisionState.equals("rescue");
  }

  /** Without what may hold passwords. */
  @Override
  public String toString() {
    return "node %s (%s)".formatted(uuid, provisionState);
  }

  private JsonObject member(String name) {
    return JsonField.of(document, name).object().orElse(JsonValue.EMPTY_JSON_OBJECT);
  }
}
