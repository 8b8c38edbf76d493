package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.PythonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns {@code [["disk", "sda", "size", "100"]]} into {@code {"disk": {"sda": {"size": 100}}}}. */
final class ExtraHardware {
  /** As Python reads them; more digits than Python takes are no number either. */
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9](?:_?[0-9]){0,4299}");

  private static final int MOST_DIGITS = 310;

  private final NodeUpdate node;
  private final Map<String, Map<String, Map<String, JsonValue>>> converted = new LinkedHashMap<>();

  ExtraHardware(NodeUpdate node) {
    this.node = node;
  }

  JsonObject convert(JsonArray list) {
    for (int i = 0; i < list.size(); i++) {
      JsonArray item = list.getJsonArray(i);
      if (!item.isEmpty() && !add(item)) {
        Leniently.warn(node, "data[" + i + "] is not of the form [text, text, text, value]");
      }
    }
    return JsonDocuments.of(converted).asJsonObject();
  }

  /** As upstream does, a broken item leaves what could be read of it. */
  private boolean add(JsonArray item) {
    Optional<String> kind = key(item, 0);
    Optional<Map<String, Map<String, JsonValue>>> things =
        kind.map(name -> converted.computeIfAbsent(name, any -> new LinkedHashMap<>()));
    Optional<Map<String, JsonValue>> fields =
        things.flatMap(
            all ->
                key(item, 1).map(name -> all.computeIfAbsent(name, any -> new LinkedHashMap<>())));
    Optional<String> field = fields.flatMap(any -> key(item, 2)).filter(any -> item.size() > 3);
    field.ifPresent(name -> fields.orElseThrow().put(name, value(item.get(3))));
    return field.isPresent();
  }

  private static Optional<String> key(JsonArray item, int index) {
    if (index >= item.size() || item.get(index) instanceof JsonStructure) {
      return Optional.empty();
    }
    JsonValue value = item.get(index);
    return Optional.of(value instanceof JsonString ? PythonText.str(value) : value.toString());
  }

  /** A whole number, if Python's {@code int()} makes one of it. */
  private static JsonValue value(JsonValue value) {
    return switch (value.getValueType()) {
      case TRUE -> JsonDocuments.number(1);
      case FALSE -> JsonDocuments.number(0);
      case NUMBER -> cut((JsonNumber) value);
      case STRING -> digits((JsonString) value);
      case NULL, ARRAY, OBJECT -> value;
    };
  }

  private static JsonValue cut(JsonNumber number) {
    BigDecimal exact = number.bigDecimalValue();
    boolean reasonable = Math.abs(exact.precision() - (long) exact.scale()) <= MOST_DIGITS;
    return reasonable ? JsonDocuments.number(exact.toBigInteger()) : number;
  }

  private static JsonValue digits(JsonString text) {
    String digits = text.getString().strip();
    return INTEGER.matcher(digits).matches()
        ? JsonDocuments.number(new BigInteger(digits.replace("_", "")))
        : text;
  }
}
