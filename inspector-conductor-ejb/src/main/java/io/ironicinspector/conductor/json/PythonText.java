package io.ironicinspector.conductor.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints values the way Python does, because upstream's messages contain them so. */
public final class PythonText {
  private PythonText() {}

  /** {@code str(value)}: a string as it is, everything else as {@link #repr(JsonValue)}. */
  public static String str(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : repr(value);
  }

  /** {@code repr(value)}: <code>{'ip': None, 'pxe': False}</code>. */
  public static String repr(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> "None";
      case TRUE -> "True";
      case FALSE -> "False";
      case NUMBER -> value.toString();
      case STRING -> repr(((JsonString) value).getString());
      case ARRAY ->
          value.asJsonArray().stream()
              .map(PythonText::repr)
              .collect(Collectors.joining(", ", "[", "]"));
      case OBJECT -> repr(value.asJsonObject());
    };
  }

  /** {@code repr(text)}: in single quotes, unless it contains one and no double quote. */
  public static String repr(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    text.chars().forEach(c -> out.append(escaped((char) c, quote)));
    return out.append(quote).toString();
  }

  /** {@code repr} of a list of strings. */
  public static String repr(Collection<String> texts) {
    return texts.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String repr(JsonObject object) {
    return object.entrySet().stream()
        .map((Map.Entry<String, JsonValue> e) -> repr(e.getKey()) + ": " + repr(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String escaped(char c, char quote) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        if (c == quote) {
          yield "\\" + c;
        }
        yield c < ' ' || c == 0x7f ? "\\x%02x".formatted((int) c) : String.valueOf(c);
      }
    };
  }
}
