package io.ironicinspector.endtoend;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Values that no well-behaved client sends. The same seed gives the same ones. */
final class Noise {
  private static final int DEEP = 300;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e400",
          "true",
          "null",
          "a,b,,c",
          "..",
          "../../etc/passwd",
          "%2F",
          "a/b",
          "a;b=c",
          "{data[inventory][cpu]}",
          "{",
          "%s%n%x",
          "' OR '1'='1",
          "\"",
          "\\",
          "\u0000",
          "\t\r\n",
          "\u00fc\u20ac",
          "\ud83d\ude00",
          "\ufeff",
          "<script>",
          "${jndi:ldap://127.0.0.1:1/a}",
          "(a+)+$",
          "[",
          "10.0.0.0/8",
          "::/0",
          "52:54:00:AA:BB:CC",
          "99999999-0000-4000-8000-000000000009",
          "URN:UUID:{99999999000040008000000000000009}",
          "x".repeat(3000));

  private final Random random;

  Noise(long seed) {
    random = new Random(seed);
  }

  boolean oneIn(int chances) {
    return random.nextInt(chances) == 0;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String text() {
    return oneIn(4) ? String.valueOf(random.nextLong()) : of(TEXTS);
  }

  /** A text as part of a path or a query; sometimes bytes that are no UTF-8. */
  String encoded() {
    return oneIn(10) ? "%ff%fe%80" : encoded(text());
  }

  /** A text without what the client would not send in a header, and no longer than it may be. */
  String headerValue() {
    String value = text().replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?");
    return value.substring(0, Math.min(value.length(), 200));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Any JSON, not too large. */
  JsonValue json(int depth) {
    return switch (random.nextInt(depth > 3 ? 5 : 8)) {
      case 0 -> JsonValue.NULL;
      case 1 -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
      case 2 -> Json.createValue(random.nextLong());
      case 3 -> Json.createValue(new BigDecimal(of(List.of("1e308", "-1E-308", "0.1", "12e300"))));
      case 4 -> Json.createValue(text());
      case 5 -> array(depth);
      default -> object(depth);
    };
  }

  private JsonValue array(int depth) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(json(depth + 1));
    }
    return array.build();
  }

  private JsonValue object(int depth) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.add(text(), json(depth + 1));
    }
    return object.build();
  }

  /** The same document with one place of it missing, or holding something else. */
  JsonValue spoilt(JsonValue value) {
    if (value instanceof JsonObject object && !object.isEmpty() && !oneIn(8)) {
      String key = of(List.copyOf(object.keySet()));
      JsonObjectBuilder copy = Json.createObjectBuilder(object);
      return (oneIn(8) ? copy.remove(key) : copy.add(key, spoilt(object.get(key)))).build();
    }
    if (value.getValueType() == JsonValue.ValueType.ARRAY && !value.asJsonArray().isEmpty()) {
      int index = random.nextInt(value.asJsonArray().size());
      return Json.createArrayBuilder(value.asJsonArray())
          .set(index, spoilt(value.asJsonArray().get(index)))
          .build();
    }
    return json(0);
  }

  /** The bytes of a body, sometimes broken. */
  byte[] bytes(JsonValue document) {
    byte[] whole = document.toString().getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      case 1 -> ("[".repeat(DEEP) + "]".repeat(DEEP)).getBytes(StandardCharsets.UTF_8);
      case 2 -> garbled(whole);
      case 3 -> new byte[0];
      default -> whole;
    };
  }

  private byte[] garbled(byte[] whole) {
    byte[] copy = whole.clone();
    for (int i = 0; i < 3 && copy.length > 0; i++) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt();
    }
    return copy;
  }
}
