package io.ironicinspector.simulator.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/** JSON in, JSON out. Thread-safe. */
public final class JsonText {
  // Kept, because jakarta.json.Json looks its provider up again with every call.
  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonWriterFactory PRETTY =
      PROVIDER.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

  private JsonText() {}

  /** Parses any JSON value. @throws JsonException if {@code text} is not exactly one JSON value */
  public static JsonValue parse(String text) {
    try (var reader = PROVIDER.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  /** Parses an object. @throws JsonException if {@code text} is not one JSON object */
  public static JsonObject parseObject(String text) {
    if (parse(text) instanceof JsonObject object) {
      return object;
    }
    throw new JsonException("expected a JSON object");
  }

  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  /** Starts from the members of {@code base}; adding one again replaces it in its place. */
  public static JsonObjectBuilder object(JsonObject base) {
    return PROVIDER.createObjectBuilder(base);
  }

  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  public static JsonString string(String value) {
    return PROVIDER.createValue(value);
  }

  /** A string, or null's JSON value. */
  public static JsonValue stringOrNull(Optional<String> value) {
    return value.<JsonValue>map(JsonText::string).orElse(JsonValue.NULL);
  }

  public static JsonArray strings(Iterable<String> values) {
    JsonArrayBuilder array = array();
    values.forEach(array::add);
    return array.build();
  }

  /** The member if it is there and a string. */
  public static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString value
        ? Optional.of(value.getString())
        : Optional.empty();
  }

  /** Indented, for files that people read. */
  public static String pretty(JsonObject object) {
    var out = new StringWriter();
    try (var writer = PRETTY.createWriter(out)) {
      writer.writeObject(object);
    }
    return out.append('\n').toString();
  }

  public static JsonProvider provider() {
    return PROVIDER;
  }
}
