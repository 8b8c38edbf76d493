package io.ironicinspector.rules.python;

import java.util.List;
import java.util.Map;

/** Prints values the way Python does. Thread-safe. */
public final class PythonText {
  /** Python gives up at about a thousand, and deeper documents would end our stack, too. */
  private static final int DEEPEST = 500;

  private final StringBuilder out = new StringBuilder();
  private final boolean asciiOnly;

  private PythonText(boolean asciiOnly) {
    this.asciiOnly = asciiOnly;
  }

  /**
   * {@code str(value)}: a text as it is, everything else as {@link #repr(Object)}.
   *
   * @throws UnusableValueException if the value is too deep, or an integer too long, to be printed
   */
  public static String str(Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /** {@code repr(value)}, for example <code>{'ip': None, 'pxe': False}</code>. */
  public static String repr(Object value) {
    return print(value, false);
  }

  /** {@code ascii(value)}: as {@link #repr(Object)}, other characters than ASCII escaped. */
  public static String ascii(Object value) {
    return print(value, true);
  }

  private static String print(Object value, boolean asciiOnly) {
    PythonText text = new PythonText(asciiOnly);
    text.append(value, 0);
    return text.out.toString();
  }

  private void append(Object value, int depth) {
    if (depth > DEEPEST) {
      throw new UnusableValueException("maximum recursion depth exceeded");
    }
    if (value instanceof Map<?, ?> map) {
      append(map, depth);
    } else if (value instanceof List<?> list) {
      append(list, depth);
    } else {
      appendScalar(value);
    }
  }

  private void append(Map<?, ?> map, int depth) {
    String separator = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      append(entry.getKey(), depth + 1);
      out.append(": ");
      append(entry.getValue(), depth + 1);
      separator = ", ";
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private void append(List<?> list, int depth) {
    String separator = "[";
    for (Object element : list) {
      out.append(separator);
      append(element, depth + 1);
      separator = ", ";
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private void appendScalar(Object value) {
    if (value == null) {
      out.append("None");
    } else if (value instanceof Boolean flag) {
      out.append(flag ? "True" : "False");
    } else if (value instanceof Number number) {
      out.append(
          PythonTypes.isInteger(number)
              ? PythonNumbers.text(PythonNumbers.big(number))
              : FloatText.repr(number.doubleValue()));
    } else {
      quote(value.toString());
    }
  }

  private void quote(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> escape(c, quote));
    out.append(quote);
  }

  private void escape(int c, char quote) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (c < 0x80 ? c >= ' ' && c != 0x7f : !asciiOnly && isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append((c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(c));
        }
      }
    }
  }

  private static boolean isPrintable(int c) {
    return PythonCharacters.isPrintable(c);
  }
}
