package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;

/**
 * A node as Ironic has it. Immutable.
 *
 * @param provisionState in lower case
 */
public record IronicNode(
    NodeUuid uuid, String provisionState, JsonObject driverInfo, JsonObject properties) {

  static IronicNode of(JsonObject json) {
    return new IronicNode(
        NodeUuid.parse(JsonField.of(json, "uuid").text().orElse("")),
        JsonField.of(json, "provision_state").text().orElse("None").toLowerCase(Locale.ROOT),
        JsonField.of(json, "driver_info").object().orElse(JsonValue.EMPTY_JSON_OBJECT),
        JsonField.of(json, "properties").object().orElse(JsonValue.EMPTY_JSON_OBJECT));
  }

  /** Whether somebody uses the machine: its power must not be touched. */
  public boolean isInUse() {
    return provisionState.equals("active") || provisionState.equals("rescue");
  }
}
