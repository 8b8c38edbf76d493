package io.ironicinspector.micro.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code %(name)s}, taken apart once. Immutable, thread-safe. */
final class LogFormat {
  private static final Pattern FIELD =
      Pattern.compile("%(?:\\((\\w+)\\)([-0]*)(\\d*)(?:\\.\\d+)?[sdifr]|%)");

  private final List<Part> parts = new ArrayList<>();

  /**
   * Text or a field.
   *
   * @param field whether {@code text} is a field's name
   * @param width least number of letters; negative to fill up at the end
   */
  private record Part(boolean field, String text, int width, char filler) {
    void append(StringBuilder out, Function<String, String> fields) {
      String value = field ? fields.apply(text) : text;
      String missing = String.valueOf(filler).repeat(Math.max(0, Math.abs(width) - value.length()));
      if (width < 0) {
        out.append(value).append(missing);
      } else {
        out.append(missing).append(value);
      }
    }
  }

  LogFormat(String format) {
    Matcher field = FIELD.matcher(format);
    int end = 0;
    while (field.find()) {
      text(format.substring(end, field.start()));
      if (field.group(1) == null) {
        text("%");
      } else {
        parts.add(field(field.group(1), field.group(2), field.group(3)));
      }
      end = field.end();
    }
    text(format.substring(end));
  }

  private void text(String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(false, text, 0, ' '));
    }
  }

  private static Part field(String name, String flags, String digits) {
    int width = digits.isEmpty() ? 0 : Math.min(100, Integer.parseInt(digits));
    boolean left = flags.contains("-");
    return new Part(true, name, left ? -width : width, flags.contains("0") && !left ? '0' : ' ');
  }

  /**
   * Puts the values in.
   *
   * @param fields by name; never null
   */
  String format(Function<String, String> fields) {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> part.append(out, fields));
    return out.toString();
  }
}
