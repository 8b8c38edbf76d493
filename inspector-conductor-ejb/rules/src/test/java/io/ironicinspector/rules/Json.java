package io.ironicinspector.rules;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSON into the plain trees that rules work on. */
public final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  /** A file beside this class. */
  public static Map<String, Object> resource(String name) {
    try (InputStream in = Json.class.getResourceAsStream(name);
        var reader = PROVIDER.createReader(in)) {
      return object(plain(reader.read()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Object read(String text) {
    try (var reader = PROVIDER.createReader(new StringReader(text))) {
      return plain(reader.readValue());
    }
  }

  /** {@code read} of an object. */
  public static Map<String, Object> readObject(String text) {
    return object(read(text));
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object tree) {
    return (Map<String, Object>) tree;
  }

  @SuppressWarnings("unchecked")
  public static List<Object> list(Object tree) {
    return (List<Object>) tree;
  }

  /** The objects of a list. */
  public static Stream<Map<String, Object>> objects(Object tree) {
    return list(tree).stream().map(Json::object);
  }

  private static Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> number((JsonNumber) value);
      case ARRAY -> plain(value.asJsonArray());
      case OBJECT -> plain(value.asJsonObject());
    };
  }

  private static Object number(JsonNumber number) {
    if (!number.isIntegral()) {
      return number.doubleValue();
    }
    return number.bigIntegerValue().bitLength() < 64
        ? (Object) number.longValueExact()
        : number.bigIntegerValue();
  }

  private static List<Object> plain(JsonArray array) {
    List<Object> list = new ArrayList<>();
    array.forEach(element -> list.add(plain(element)));
    return list;
  }

  private static Map<String, Object> plain(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach((key, member) -> map.put(key, plain(member)));
    return map;
  }
}
