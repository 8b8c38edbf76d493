package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.PythonNumbers;
import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.python.UnusableValueException;
import java.math.BigInteger;
import java.util.Locale;

/** Lays out numbers: sign, prefix, grouped digits, the rest, padding. */
final class NumberText {
  private static final int UNICODE_END = 0x110000;

  private NumberText() {}

  static String format(Object value, FormatSpec spec) {
    if (!PythonTypes.isFloat(value)) {
      return switch (spec.type()) {
        case 0, 'd', 'n', 'b', 'o', 'x', 'X', 'c' -> formatInteger(value, spec);
        case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> formatFloat(PythonNumbers.toFloat(value), spec);
        default -> throw spec.unknownType(PythonTypes.name(value));
      };
    }
    return switch (spec.type()) {
      case 0, 'n', 'e', 'E', 'f', 'F', 'g', 'G', '%' ->
          formatFloat(PythonNumbers.toFloat(value), spec);
      default -> throw spec.unknownType("float");
    };
  }

  private static String formatInteger(Object value, FormatSpec spec) {
    BigInteger number = PythonNumbers.toInteger(value);
    if (spec.precision().isPresent()) {
      throw new UnusableValueException("Precision not allowed in integer format specifier");
    }
    if (spec.noNegativeZero()) {
      throw new UnusableValueException(
          "Negative zero coercion (z) not allowed in integer format specifier");
    }
    if (spec.type() == 'c') {
      return spec.padded("", character(number, spec));
    }
    String digits = digits(number.abs(), spec.type());
    String prefix = spec.alternate() ? prefix(spec.type()) : "";
    return laidOut(sign(number.signum() < 0, spec) + prefix, digits, "", spec);
  }

  private static String character(BigInteger number, FormatSpec spec) {
    if (spec.sign() != 0) {
      throw new UnusableValueException("Sign not allowed with integer format specifier 'c'");
    }
    if (spec.alternate()) {
      throw new UnusableValueException(
          "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(UNICODE_END)) >= 0) {
      throw new UnusableValueException("%%c arg not in range(0x%x)".formatted(UNICODE_END));
    }
    return Character.toString(number.intValue());
  }

  private static String digits(BigInteger number, int type) {
    return switch (type) {
      case 'b' -> number.toString(2);
      case 'o' -> number.toString(8);
      case 'x' -> number.toString(16);
      case 'X' -> number.toString(16).toUpperCase(Locale.ROOT);
      default -> FloatDigits.text(number);
    };
  }

  private static String prefix(int type) {
    return switch (type) {
      case 'b', 'o', 'x', 'X' -> "0" + (char) type;
      default -> "";
    };
  }

  private static String formatFloat(double value, FormatSpec spec) {
    String text = FloatDigits.of(value, spec);
    boolean negative = text.startsWith("-");
    String unsigned = negative ? text.substring(1) : text;
    int whole = 0;
    while (whole < unsigned.length() && Character.isDigit(unsigned.charAt(whole))) {
      whole++;
    }
    return laidOut(
        sign(negative, spec), unsigned.substring(0, whole), unsigned.substring(whole), spec);
  }

  private static String sign(boolean negative, FormatSpec spec) {
    if (negative) {
      return "-";
    }
    return spec.sign() == '+' || spec.sign() == ' ' ? String.valueOf(spec.sign()) : "";
  }

  private static String laidOut(String prefix, String digits, String rest, FormatSpec spec) {
    if (spec.grouping() == 0 || digits.isEmpty()) {
      return spec.padded(prefix, digits + rest);
    }
    boolean zeros = spec.fill() == '0' && spec.align() == '=';
    int atLeast = zeros ? spec.width() - prefix.length() - rest.length() : 0;
    return spec.padded(prefix, grouped(digits, atLeast, spec) + rest);
  }

  /** With zeros in front until it is wide enough, those grouped as well. */
  private static String grouped(String digits, int atLeast, FormatSpec spec) {
    int size = spec.type() != 0 && "boxX".indexOf(spec.type()) >= 0 ? 4 : 3;
    StringBuilder reversed = new StringBuilder();
    int i = 0;
    while (i < digits.length() || reversed.length() < atLeast) {
      if (i > 0 && i % size == 0) {
        reversed.append(spec.grouping());
      }
      reversed.append(i < digits.length() ? digits.charAt(digits.length() - 1 - i) : '0');
      i++;
    }
    return reversed.reverse().toString();
  }
}
