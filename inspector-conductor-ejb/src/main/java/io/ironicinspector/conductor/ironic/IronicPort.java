package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * A port as Ironic has it. Immutable.
 *
 * @param address in lower case
 * @param document all of it, as Ironic sent it
 */
public record IronicPort(
    String uuid, String address, boolean pxeEnabled, Optional<NodeUuid> node, JsonObject document) {

  /** A port of which nothing else is known. */
  public IronicPort(String uuid, String address, boolean pxeEnabled, Optional<NodeUuid> node) {
    this(uuid, address, pxeEnabled, node, JsonValue.EMPTY_JSON_OBJECT);
  }

  static IronicPort of(JsonObject json) {
    return new IronicPort(
        JsonField.of(json, "uuid").text().orElse(""),
        JsonField.of(json, "address").text().orElse("").toLowerCase(Locale.ROOT),
        JsonValue.TRUE.equals(json.get("pxe_enabled")),
        JsonField.of(json, "node_uuid").text().flatMap(NodeUuid::like),
        json);
  }
}
