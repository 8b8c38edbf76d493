package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.request.Flags;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes complete and checked port documents. */
final class PortDocument {
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  private PortDocument() {}

  /** Refuses what a client may not give when it creates a port. */
  static void checkCreation(JsonObject port) {
    for (String name : port.keySet()) {
      if (!PortFields.creatable(name)) {
        throw IronicError.badRequest(
            "Schema error for port: Additional properties are not allowed ('"
                + name
                + "' was unexpected)");
      }
    }
  }

  static void checkUuid(String name, String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw IronicError.badRequest("Expected UUID for " + name + ": " + text);
    }
  }

  /** Adds what is missing and checks the whole. */
  static JsonObject complete(JsonObject given, Instant createdAt) {
    JsonObject filled = recheck("port", given);
    JsonObjectBuilder port = JsonText.object(filled);
    Optional<String> uuid = JsonText.text(filled, "uuid");
    uuid.ifPresent(text -> checkUuid("uuid", text));
    port.add("uuid", uuid.orElseGet(() -> UUID.randomUUID().toString()));
    if (JsonText.text(filled, "created_at").isEmpty()) {
      port.add("created_at", time(createdAt));
    }
    return port.build();
  }

  /** Checks a document whose fields were set or changed. */
  static JsonObject recheck(String where, JsonObject given) {
    for (String name : List.of("address", "node_uuid")) {
      if (!(given.get(name) instanceof JsonString)) {
        throw IronicError.badRequest(
            "Schema error for " + where + ": '" + name + "' is a required property");
      }
    }
    JsonObjectBuilder port = JsonText.object();
    for (String name : PortFields.SINCE.keySet()) {
      JsonValue value = given.getOrDefault(name, PortFields.absent(name));
      PortFields.check(where, name, value);
      port.add(name, stored(name, value));
    }
    return port.add("address", MacAddress.normalize(given.getString("address"))).build();
  }

  private static JsonValue stored(String name, JsonValue value) {
    if (value == JsonValue.NULL) {
      return PortFields.absent(name);
    }
    if (PortFields.flag(name) && value instanceof JsonString word) {
      return Flags.parse(name, word.getString()) ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return value;
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString().replace("Z", "+00:00");
  }
}
