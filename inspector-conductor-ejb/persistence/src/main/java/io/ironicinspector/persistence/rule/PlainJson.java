package io.ironicinspector.persistence.rule;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON values into the plain trees that rules work on, and back. A whole number becomes a {@code
 * Long} or a {@code BigInteger}, any other a {@code Double}. Thread-safe.
 */
public final class PlainJson {
  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final int LONG_BITS = 63;

  private PlainJson() {}

  /** A plain tree with the content of {@code value}. */
  public static Object toPlain(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> toPlain((JsonNumber) value);
      case ARRAY -> toPlain(value.asJsonArray());
      case OBJECT -> toPlain(value.asJsonObject());
    };
  }

  private static Object toPlain(JsonNumber number) {
    if (!number.isIntegral()) {
      return number.doubleValue();
    }
    BigInteger integer = number.bigIntegerValue();
    return integer.bitLength() <= LONG_BITS ? (Object) integer.longValue() : integer;
  }

  /** The elements of an array. */
  public static List<Object> toPlain(JsonArray array) {
    List<Object> list = new ArrayList<>(array.size());
    array.forEach(element -> list.add(toPlain(element)));
    return list;
  }

  /** The members of an object, in its order. */
  public static Map<String, Object> toPlain(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach((name, member) -> map.put(name, toPlain(member)));
    return map;
  }

  /**
   * The JSON value for a plain tree.
   *
   * @throws IllegalArgumentException if something in it has no form in JSON
   */
  public static JsonValue toJson(Object tree) {
    if (tree == null) {
      return JsonValue.NULL;
    }
    if (tree instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (tree instanceof String text) {
      return PROVIDER.createValue(text);
    }
    if (tree instanceof Number number) {
      return toJson(number);
    }
    if (tree instanceof Map<?, ?> map) {
      return toJson(map);
    }
    if (tree instanceof List<?> list) {
      return toJson(list);
    }
    throw new IllegalArgumentException("not a JSON value: " + tree.getClass().getName());
  }

  /** The JSON object for a plain map. */
  public static JsonObject toJson(Map<?, ?> map) {
    JsonObjectBuilder object = PROVIDER.createObjectBuilder();
    map.forEach((name, member) -> object.add(name.toString(), toJson(member)));
    return object.build();
  }

  private static JsonArray toJson(List<?> list) {
    JsonArrayBuilder array = PROVIDER.createArrayBuilder();
    list.forEach(element -> array.add(toJson(element)));
    return array.build();
  }

  private static JsonNumber toJson(Number number) {
    if (number instanceof BigInteger integer) {
      return PROVIDER.createValue(integer);
    }
    if (number instanceof BigDecimal decimal) {
      return PROVIDER.createValue(decimal);
    }
    if (number instanceof Double || number instanceof Float) {
      if (!Double.isFinite(number.doubleValue())) {
        throw new IllegalArgumentException("not a JSON number: " + number);
      }
      return PROVIDER.createValue(number.doubleValue());
    }
    return PROVIDER.createValue(number.longValue());
  }

  /**
   * Reads a stored object; null or an empty text has no members.
   *
   * @throws IllegalArgumentException if {@code text} is no JSON object
   */
  static Map<String, Object> readObject(String text) {
    if (text == null || text.isEmpty()) {
      return Map.of();
    }
    try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
      JsonValue value = reader.readValue();
      if (value.getValueType() == JsonValue.ValueType.NULL) {
        return Map.of();
      }
      if (!(value instanceof JsonObject object)) {
        throw new IllegalArgumentException("params must be a JSON object, was " + text);
      }
      return toPlain(object);
    } catch (JsonException e) {
      throw new IllegalArgumentException("params must be a JSON object, was " + text, e);
    }
  }
}
