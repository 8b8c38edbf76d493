package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.PythonText;
import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.OptionalInt;

/**
 * A parsed format specification, for example {@code *>10,.2f}.
 *
 * @param fill a code point
 * @param align {@code <}, {@code >}, {@code ^} or {@code =}
 * @param sign 0 if not given
 * @param grouping 0, a comma or an underscore
 * @param type a code point, 0 if not given
 */
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean noNegativeZero,
    boolean alternate,
    int width,
    char grouping,
    OptionalInt precision,
    int type) {

  /** {@code format(value, spec)}. */
  static String apply(Object value, String spec) {
    if (spec.isEmpty()) {
      return PythonText.str(value);
    }
    if (value instanceof String text) {
      return formatText(text, SpecReader.read(spec, '<', "str"));
    }
    if (value instanceof Number || value instanceof Boolean) {
      return NumberText.format(value, SpecReader.read(spec, '>', PythonTypes.name(value)));
    }
    throw new UnusableValueException(
        "unsupported format string passed to %s.__format__".formatted(PythonTypes.name(value)));
  }

  private static String formatText(String text, FormatSpec spec) {
    if (spec.type != 0 && spec.type != 's') {
      throw spec.unknownType("str");
    }
    if (spec.sign != 0) {
      throw notInText(spec.sign == ' ' ? "Space" : "Sign");
    }
    if (spec.noNegativeZero) {
      throw notInText("Negative zero coercion (z)");
    }
    if (spec.alternate) {
      throw notInText("Alternate form (#)");
    }
    if (spec.align == '=') {
      throw new UnusableValueException("'=' alignment not allowed in string format specifier");
    }
    int length = text.codePointCount(0, text.length());
    int kept = Math.min(length, spec.precision.orElse(length));
    return spec.padded("", text.substring(0, text.offsetByCodePoints(0, kept)));
  }

  private static UnusableValueException notInText(String what) {
    return new UnusableValueException(what + " not allowed in string format specifier");
  }

  UnusableValueException unknownType(String typeName) {
    String shown =
        type > ' ' && type < 0x7f ? Character.toString(type) : "\\x" + Integer.toHexString(type);
    return new UnusableValueException(
        "Unknown format code '%s' for object of type '%s'".formatted(shown, typeName));
  }

  /** {@code prefix} and {@code body} filled up to the width. */
  String padded(String prefix, String body) {
    String whole = prefix + body;
    int missing = width - whole.codePointCount(0, whole.length());
    if (missing <= 0) {
      return whole;
    }
    return switch (align) {
      case '<' -> whole + filling(missing);
      case '^' -> filling(missing / 2) + whole + filling(missing - missing / 2);
      case '=' -> prefix + filling(missing) + body;
      default -> filling(missing) + whole;
    };
  }

  private String filling(int count) {
    return Character.toString(fill).repeat(count);
  }
}
