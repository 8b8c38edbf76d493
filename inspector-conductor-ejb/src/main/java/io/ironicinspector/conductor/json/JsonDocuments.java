package io.ironicinspector.conductor.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON provider, looked up once: the static methods of {@code jakarta.json.Json} search for it
 * on each call, through the class loader of whatever thread calls. Thread-safe.
 */
public final class JsonDocuments {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonDocuments() {}

  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  /** A builder that starts with the members of {@code start}. */
  public static JsonObjectBuilder object(JsonObject start) {
    return PROVIDER.createObjectBuilder(start);
  }

  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  /** An array of {@code values}. */
  public static JsonArray array(Collection<? extends JsonValue> values) {
    JsonArrayBuilder array = array();
    values.forEach(array::add);
    return array.build();
  }

  public static JsonString string(String text) {
    return PROVIDER.createValue(text);
  }

  /** The JSON number for {@code value}. */
  public static JsonNumber number(long value) {
    return PROVIDER.createValue(value);
  }

  /** Reads an object or an array; empty if {@code text} is not JSON. */
  public static Optional<JsonStructure> parse(String text) {
    try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
      return Optional.of(reader.read());
    } catch (JsonException | IllegalStateException notJson) {
      return Optional.empty();
    }
  }

  /**
   * {@code document} after a JSON patch.
   *
   * @throws JsonException if the patch does not fit
   */
  public static JsonObject patched(JsonObject document, JsonArray patch) {
    return PROVIDER.createPatch(patch).apply(document);
  }

  /** The JSON patch that makes {@code target} of {@code source}. */
  public static JsonArray difference(JsonObject source, JsonObject target) {
    return PROVIDER.createDiff(source, target).toJsonArray();
  }

  /** The JSON number for {@code value}. */
  public static JsonNumber number(BigInteger value) {
    return PROVIDER.createValue(value);
  }

  /** Maps, lists and simple values as JSON; JSON as it is; other things as their text. */
  public static JsonValue of(Object value) {
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof Map<?, ?> map) {
      JsonObjectBuilder object = object();
      map.forEach((name, member) -> object.add(String.valueOf(name), of(member)));
      return object.build();
    }
    if (value instanceof Collection<?> list) {
      return array(list.stream().map(JsonDocuments::of).toList());
    }
    if (value instanceof Boolean bool) {
      return bool ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return PROVIDER.createValue(number);
    }
    return value == null ? JsonValue.NULL : string(value.toString());
  }
}
