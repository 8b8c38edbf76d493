package io.ironicinspector.micro.logging;

import java.util.List;
import java.util.stream.Collectors;

/** Writes one JSON object; the launcher has no library for that. */
final class JsonLine {
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder text = new StringBuilder("{");

  JsonLine put(String name, String value) {
    return raw(name, quoted(value));
  }

  JsonLine put(String name, Number value) {
    return raw(name, value.toString());
  }

  JsonLine put(String name, List<String> values) {
    return raw(
        name, values.stream().map(JsonLine::quoted).collect(Collectors.joining(", ", "[", "]")));
  }

  JsonLine put(String name, JsonLine object) {
    return raw(name, object.end());
  }

  JsonLine putIfKnown(String name, String value) {
    return value.isEmpty() ? this : put(name, value);
  }

  private JsonLine raw(String name, String value) {
    if (text.length() > 1) {
      text.append(", ");
    }
    text.append(quoted(name)).append(": ").append(value);
    return this;
  }

  String end() {
    return text + "}";
  }

  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    value.chars().forEach(letter -> append(out, (char) letter));
    return out.append('"').toString();
  }

  private static void append(StringBuilder out, char letter) {
    if (letter == '"' || letter == '\\') {
      out.append('\\').append(letter);
    } else if (letter < FIRST_PRINTABLE || Character.isSurrogate(letter)) {
      // A lone surrogate is no text; a pair of escapes is the same letter.
      out.append("\\u%04x".formatted((int) letter));
    } else {
      out.append(letter);
    }
  }
}
