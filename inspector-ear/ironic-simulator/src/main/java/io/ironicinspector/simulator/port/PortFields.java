package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.error.IronicError;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every field of a port, in the order of Ironic's answers. */
final class PortFields {
  /** From field to the first microversion 1.n that shows it. */
  static final Map<String, Integer> SINCE = new LinkedHashMap<>();

  static final List<String> BRIEF = List.of("uuid", "address");
  static final List<String> PATCHABLE =
      List.of(
          "address",
          "extra",
          "is_smartnic",
          "local_link_connection",
          "node_uuid",
          "physical_network",
          "portgroup_uuid",
          "pxe_enabled");
  private static final Set<String> OBJECTS =
      Set.of("extra", "internal_info", "local_link_connection");
  private static final Set<String> FLAGS = Set.of("is_smartnic", "pxe_enabled");

  static {
    for (String name : List.of("uuid", "created_at", "updated_at", "address", "extra")) {
      SINCE.put(name, 1);
    }
    SINCE.put("internal_info", 18);
    SINCE.put("is_smartnic", 53);
    SINCE.put("local_link_connection", 19);
    SINCE.put("physical_network", 34);
    SINCE.put("pxe_enabled", 19);
    SINCE.put("node_uuid", 1);
    SINCE.put("portgroup_uuid", 24);
  }

  private PortFields() {}

  static boolean creatable(String name) {
    return name.equals("uuid") || PATCHABLE.contains(name);
  }

  static JsonValue absent(String name) {
    if (OBJECTS.contains(name)) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    return switch (name) {
      case "pxe_enabled" -> JsonValue.TRUE;
      case "is_smartnic" -> JsonValue.FALSE;
      default -> JsonValue.NULL;
    };
  }

  /**
   * @throws IronicError with 400 if the value has the wrong type
   */
  static void check(String where, String name, JsonValue value) {
    boolean good;
    String types;
    if (OBJECTS.contains(name)) {
      good = value instanceof JsonObject;
      types = "'object', 'null'";
    } else if (FLAGS.contains(name)) {
      good = value == JsonValue.TRUE || value == JsonValue.FALSE || value instanceof JsonString;
      types = "'string', 'boolean', 'null'";
    } else {
      good = value instanceof JsonString;
      types = "'string', 'null'";
    }
    if (!good && value != JsonValue.NULL) {
      throw IronicError.badRequest(
          "Schema error for " + where + ": " + value + " is not of type " + types);
    }
  }

  static boolean flag(String name) {
    return FLAGS.contains(name);
  }
}
