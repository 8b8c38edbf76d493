package io.ironicinspector.conductor.json;

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
    StringBuilder out = new StringBuilder();
    print(value, out);
    return out.toString();
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

  /** Plain recursion: what the parser takes, a thousand levels, must fit a small stack. */
  private static void print(JsonValue value, StringBuilder out) {
    switch (value.getValueType()) {
      case NULL -> out.append("None");
      case TRUE -> out.append("True");
      case FALSE -> out.append("False");
      case NUMBER -> out.append(value);
      case STRING -> out.append(repr(((JsonString) value).getString()));
      case ARRAY -> {
        String separator = "[";
        for (JsonValue element : value.asJsonArray()) {
          out.append(separator);
          print(element, out);
          separator = ", ";
        }
        out.append(value.asJsonArray().isEmpty() ? "[]" : "]");
      }
      case OBJECT -> {
        String separator = "{";
        for (Map.Entry<String, JsonValue> member : value.asJsonObject().entrySet()) {
          out.append(separator).append(repr(member.getKey())).append(": ");
          print(member.getValue(), out);
          separator = ", ";
        }
        out.append(value.asJsonObject().isEmpty() ? "{}" : "}");
      }
    }
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
