package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.request.Flags;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes complete and checked node documents. */
final class NodeDocument {
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-._~]{1,255}");

  private NodeDocument() {}

  static boolean isUuid(String text) {
    return UUID_TEXT.matcher(text).matches();
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches() && !isUuid(text);
  }

  /** Refuses what a client may not give when it creates a node. */
  static void checkCreation(JsonObject node) {
    for (String name : node.keySet()) {
      if (!NodeFields.exists(name) || !NodeFields.named(name).access().create()) {
        throw IronicError.badRequest(
            "Schema error for node: Additional properties are not allowed ('"
                + name
                + "' was unexpected)");
      }
    }
  }

  /**
   * Adds what is missing and checks the whole.
   *
   * @param where how error texts call the document
   * @param provisionState of a node that has none yet
   */
  static JsonObject complete(
      String where, JsonObject given, String provisionState, Instant createdAt) {
    if (!given.containsKey("driver")) {
      throw IronicError.badRequest(
          "Schema error for " + where + ": 'driver' is a required property");
    }
    JsonObject filled = fill(where, given);
    Drivers.check(filled.getString("driver"));
    JsonObjectBuilder node = JsonText.object(Drivers.withInterfaces(filled));
    node.add("uuid", uuid(filled));
    if (JsonText.text(filled, "provision_state").isEmpty()) {
      node.add("provision_state", provisionState);
    }
    if (JsonText.text(filled, "created_at").isEmpty()) {
      node.add("created_at", time(createdAt));
    }
    if (JsonText.text(filled, "conductor").isEmpty()) {
      node.add("conductor", "ironic-simulator");
    }
    return node.build();
  }

  /** Like {@link #complete}, for a node that was there before and whose fields changed. */
  static JsonObject recheck(String where, JsonObject changed) {
    if (JsonText.text(changed, "driver").isEmpty()) {
      throw IronicError.badRequest(
          "Schema error for " + where + ": 'driver' is a required property");
    }
    Drivers.check(changed.getString("driver"));
    return fill(where, changed);
  }

  private static JsonObject fill(String where, JsonObject given) {
    JsonObjectBuilder node = JsonText.object();
    for (NodeField field : NodeFields.ALL) {
      JsonValue value = given.getOrDefault(field.name(), field.absent());
      field.check(where, value);
      node.add(field.name(), stored(field, value));
    }
    name(given).ifPresent(name -> checkName(where, name));
    JsonValue bootDevice = given.get(NodeFields.BOOT_DEVICE.name());
    if (bootDevice != null) {
      NodeFields.BOOT_DEVICE.check(where, bootDevice);
      node.add(NodeFields.BOOT_DEVICE.name(), bootDevice);
    }
    return node.build();
  }

  private static JsonValue stored(NodeField field, JsonValue value) {
    if (value == JsonValue.NULL) {
      return field.absent();
    }
    boolean flag = field.kind() == NodeField.Kind.FLAG || field.kind() == NodeField.Kind.MAYBE;
    if (flag && value instanceof JsonString word) {
      return Flags.parse(field.name(), word.getString()) ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return value;
  }

  private static String uuid(JsonObject node) {
    Optional<String> given = JsonText.text(node, "uuid");
    if (given.isPresent() && !isUuid(given.get())) {
      throw IronicError.badRequest("Expected UUID for uuid: " + given.get());
    }
    return given.orElseGet(() -> UUID.randomUUID().toString());
  }

  static Optional<String> name(JsonObject node) {
    return JsonText.text(node, "name");
  }

  private static void checkName(String where, String name) {
    if (!isName(name)) {
      throw IronicError.badRequest(
          where.equals("node")
              ? "Cannot create node with invalid name '" + name + "'"
              : "Cannot change name to invalid name '" + name + "'");
    }
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString().replace("Z", "+00:00");
  }
}
