package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.PythonText;
import io.ironicinspector.rules.python.UnusableValueException;

/** Reads one text and writes it out formatted. */
final class Template {
  /** Formats may themselves hold fields, but those hold none. */
  private static final int DEEPEST = 2;

  /** A width of a billion is one number, and a gigabyte. */
  private static final int LONGEST = 1 << 20;

  private final String text;
  private final Object data;
  private final int depth;
  private final StringBuilder out = new StringBuilder();
  private int position;

  private Template(String text, Object data, int depth) {
    this.text = text;
    this.data = data;
    this.depth = depth;
  }

  static String format(String text, Object data) {
    return new Template(text, data, DEEPEST).run();
  }

  private String run() {
    if (depth == 0) {
      throw new UnusableValueException("Max string recursion exceeded");
    }
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != '{' && c != '}') {
        out.append(c);
      } else if (position < text.length() && text.charAt(position) == c) {
        out.append(c);
        position++;
      } else if (c == '}') {
        throw new UnusableValueException("Single '}' encountered in format string");
      } else {
        field();
      }
      if (out.length() > LONGEST) {
        throw new UnusableValueException(
            "the result is longer than %d characters".formatted(LONGEST));
      }
    }
    return out.toString();
  }

  private void field() {
    if (position == text.length()) {
      throw new UnusableValueException("Single '{' encountered in format string");
    }
    String name = name();
    String conversion = text.charAt(position) == '!' ? conversion() : "";
    String spec = text.charAt(position) == ':' ? spec() : "";
    // At the closing brace now.
    position++;
    // In Python's order: the value first, then the fields inside of the specification.
    Object value = converted(FieldName.resolve(name, data), conversion);
    String inner = spec.isEmpty() ? spec : new Template(spec, data, depth - 1).run();
    out.append(FormatSpec.apply(value, inner));
  }

  /** Up to an exclamation mark, a colon or the closing brace, none of which counts in brackets. */
  private String name() {
    int begin = position;
    boolean inBrackets = false;
    for (; position < text.length(); position++) {
      char c = text.charAt(position);
      if (inBrackets) {
        inBrackets = c != ']';
      } else if (c == '{') {
        throw new UnusableValueException("unexpected '{' in field name");
      } else if (c == '!' || c == ':' || c == '}') {
        return text.substring(begin, position);
      } else {
        inBrackets = c == '[';
      }
    }
    throw new UnusableValueException("expected '}' before end of string");
  }

  private String conversion() {
    position++;
    if (position == text.length()) {
      throw new UnusableValueException("end of string while looking for conversion specifier");
    }
    int letter = text.codePointAt(position);
    position += Character.charCount(letter);
    if (position == text.length()) {
      throw new UnusableValueException("unmatched '{' in format spec");
    }
    if (text.charAt(position) != ':' && text.charAt(position) != '}') {
      throw new UnusableValueException("expected ':' after conversion specifier");
    }
    return Character.toString(letter);
  }

  private String spec() {
    int begin = ++position;
    int open = 1;
    for (; position < text.length(); position++) {
      char c = text.charAt(position);
      if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return text.substring(begin, position);
      }
    }
    throw new UnusableValueException("unmatched '{' in format spec");
  }

  private static Object converted(Object value, String conversion) {
    return switch (conversion) {
      case "" -> value;
      case "s" -> PythonText.str(value);
      case "r" -> PythonText.repr(value);
      case "a" -> PythonText.ascii(value);
      default -> throw new UnusableValueException("Unknown conversion specifier " + conversion);
    };
  }
}
