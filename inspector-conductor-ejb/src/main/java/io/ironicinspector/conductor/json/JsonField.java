package io.ironicinspector.conductor.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A value and the way to it. Every read that does not fit throws a {@link MalformedFieldException}
 * with that way in it. A missing field reads like a null one. Immutable.
 *
 * @param path for messages: {@code inventory.interfaces[0].name}
 * @param value {@link JsonValue#NULL} if there is none
 */
public record JsonField(String path, JsonValue value) {
  /** A number with more digits than this is no size, no count and no memory. */
  private static final int MOST_DIGITS = 30;

  public JsonField {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(value, "value");
  }

  /** The member {@code name} of a whole document. */
  public static JsonField of(JsonObject document, String name) {
    return new JsonField(name, document.getOrDefault(name, JsonValue.NULL));
  }

  /** A member of this object; missing if this is null. */
  public JsonField get(String name) {
    String memberPath = path + "." + name;
    return new JsonField(
        memberPath, object().map(o -> o.getOrDefault(name, JsonValue.NULL)).orElse(JsonValue.NULL));
  }

  /** What Python takes for false: null, false, zero, and everything empty. */
  public boolean isFalsy() {
    return switch (value.getValueType()) {
      case NULL, FALSE -> true;
      case TRUE -> false;
      case STRING -> ((JsonString) value).getString().isEmpty();
      case NUMBER -> ((JsonNumber) value).bigDecimalValue().signum() == 0;
      case OBJECT -> value.asJsonObject().isEmpty();
      case ARRAY -> value.asJsonArray().isEmpty();
    };
  }

  /** Empty if null. */
  public Optional<JsonObject> object() {
    return switch (value.getValueType()) {
      case NULL -> Optional.empty();
      case OBJECT -> Optional.of(value.asJsonObject());
      default -> throw wrongType("an object");
    };
  }

  /** The elements of this array, each with its own path; none if null. */
  public List<JsonField> elements() {
    return switch (value.getValueType()) {
      case NULL -> List.of();
      case ARRAY -> elements(value.asJsonArray());
      default -> throw wrongType("an array");
    };
  }

  /** Empty if null or {@code ""}. */
  public Optional<String> text() {
    return textAsSent().filter(text -> !text.isEmpty());
  }

  /** Empty if null; {@code ""} if that was sent. */
  public Optional<String> textAsSent() {
    return switch (value.getValueType()) {
      case NULL -> Optional.empty();
      case STRING -> Optional.of(((JsonString) value).getString());
      default -> throw wrongType("a string");
    };
  }

  /** A whole number as Python's {@code int()} reads it: numbers are cut, strings of digits read. */
  public long integer() {
    BigDecimal number =
        switch (value.getValueType()) {
          case NUMBER -> ((JsonNumber) value).bigDecimalValue();
          case STRING -> digits(((JsonString) value).getString().strip());
          default -> throw wrongType("a number");
        };
    // Looked at before it is converted: 1e999999999 is a short text and an endless conversion.
    if (number.precision() - (long) number.scale() > MOST_DIGITS) {
      throw wrongType("a number of reasonable size");
    }
    try {
      return number.toBigInteger().longValueExact();
    } catch (ArithmeticException tooLarge) {
      throw wrongType("a number of reasonable size");
    }
  }

  /** The exception for this field, {@code expected} with its article. */
  public MalformedFieldException wrongType(String expected) {
    return new MalformedFieldException(
        "%s must be %s, was %s".formatted(path, expected, describe()));
  }

  private BigDecimal digits(String text) {
    if (text.length() > MOST_DIGITS || !text.matches("[+-]?[0-9]+")) {
      throw wrongType("a number");
    }
    return new BigDecimal(text);
  }

  private String describe() {
    return switch (value.getValueType()) {
      case NULL -> "missing or null";
      case TRUE, FALSE -> "a boolean";
      case STRING, NUMBER -> shortened(value.toString());
      default -> "an " + value.getValueType().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }

  private List<JsonField> elements(JsonArray array) {
    List<JsonField> fields = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      fields.add(new JsonField(path + "[" + i + "]", array.get(i)));
    }
    return List.copyOf(fields);
  }
}
