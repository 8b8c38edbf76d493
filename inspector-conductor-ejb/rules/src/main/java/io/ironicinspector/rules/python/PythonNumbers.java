package io.ironicinspector.rules.python;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** {@code int()}, {@code float()} and the order of numbers. Thread-safe. */
public final class PythonNumbers {
  /** Python's own limit for the conversion between integers and text. */
  static final int MOST_DIGITS = 4300;

  private static final int MOST_BITS = 14_284;
  private static final int SHOWN = 200;
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(?:_[0-9]+)*");
  private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?(?:%1$s(?:\\.(?:%1$s)?)?|\\.%1$s)(?:[eE][+-]?%1$s)?".formatted(DIGITS));
  private static final Pattern NAMED =
      Pattern.compile("([+-]?)(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

  private PythonNumbers() {}

  /** An integer of any type as a big one. */
  public static BigInteger big(Number integer) {
    if (integer instanceof BigInteger big) {
      return big;
    }
    return integer instanceof BigDecimal decimal
        ? decimal.unscaledValue()
        : BigInteger.valueOf(integer.longValue());
  }

  /**
   * {@code int(value)}.
   *
   * @throws UnusableValueException if Python would refuse it
   */
  public static BigInteger toInteger(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value instanceof Number number) {
      return PythonTypes.isInteger(number) ? big(number) : truncated(number.doubleValue());
    }
    if (value instanceof String text) {
      return integerOf(text);
    }
    throw new UnusableValueException(
        "int() argument must be a string, a bytes-like object or a real number, not '%s'"
            .formatted(PythonTypes.name(value)));
  }

  private static BigInteger truncated(double number) {
    if (Double.isNaN(number)) {
      throw new UnusableValueException("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(number)) {
      throw new UnusableValueException("cannot convert float infinity to integer");
    }
    return new BigDecimal(number).toBigInteger();
  }

  private static BigInteger integerOf(String text) {
    String plain = PythonCharacters.asciiDigits(PythonCharacters.strip(text));
    if (!INTEGER.matcher(plain).matches()) {
      throw new UnusableValueException(
          "invalid literal for int() with base 10: " + shortened(PythonText.repr(text)));
    }
    String digits = plain.replace("_", "");
    if (digits.length() > MOST_DIGITS) {
      throw tooLong();
    }
    return new BigInteger(digits);
  }

  /**
   * {@code float(value)}.
   *
   * @throws UnusableValueException if Python would refuse it
   */
  public static double toFloat(Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof Number number) {
      return PythonTypes.isInteger(number) ? floatOf(big(number)) : number.doubleValue();
    }
    if (value instanceof String text) {
      return floatOf(text);
    }
    throw new UnusableValueException(
        "float() argument must be a string or a real number, not '%s'"
            .formatted(PythonTypes.name(value)));
  }

  private static double floatOf(BigInteger integer) {
    double number = integer.doubleValue();
    if (Double.isInfinite(number)) {
      throw new UnusableValueException("int too large to convert to float");
    }
    return number;
  }

  private static double floatOf(String text) {
    String plain = PythonCharacters.asciiDigits(PythonCharacters.strip(text));
    if (FLOAT.matcher(plain).matches()) {
      return Double.parseDouble(plain.replace("_", ""));
    }
    var named = NAMED.matcher(plain);
    if (!named.matches()) {
      throw new UnusableValueException(
          "could not convert string to float: " + shortened(PythonText.repr(text)));
    }
    if (named.group(2).equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    return named.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /** Exact, also between an integer and a float. Neither may be NaN. */
  static int compare(Object left, Object right) {
    if (PythonTypes.isFloat(left) || PythonTypes.isFloat(right)) {
      double leftFloat = approximate(left);
      double rightFloat = approximate(right);
      if (leftFloat != rightFloat || Double.isInfinite(leftFloat)) {
        return Double.compare(leftFloat, rightFloat);
      }
      return exact(left).compareTo(exact(right));
    }
    return toInteger(left).compareTo(toInteger(right));
  }

  private static double approximate(Object number) {
    // Rounding keeps the order, so that two different results decide; a huge integer is between
    // the largest float and infinity.
    return PythonTypes.isFloat(number)
        ? ((Number) number).doubleValue()
        : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, toInteger(number).doubleValue()));
  }

  private static BigDecimal exact(Object number) {
    return PythonTypes.isFloat(number)
        ? new BigDecimal(((Number) number).doubleValue())
        : new BigDecimal(toInteger(number));
  }

  static boolean isNumber(Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  static boolean isNan(Object value) {
    return PythonTypes.isFloat(value) && Double.isNaN(((Number) value).doubleValue());
  }

  /** {@code str()} of an integer. */
  static String text(BigInteger integer) {
    if (integer.bitLength() > MOST_BITS) {
      throw tooLong();
    }
    return integer.toString();
  }

  private static UnusableValueException tooLong() {
    return new UnusableValueException(
        "Exceeds the limit (%d digits) for integer string conversion".formatted(MOST_DIGITS));
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
  }
}
