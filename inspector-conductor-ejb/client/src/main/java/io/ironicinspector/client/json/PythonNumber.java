package io.ironicinspector.client.json;

import java.math.BigDecimal;

/** Numbers as Python's json module writes them. */
final class PythonNumber {
  private static final int LEAST_EXPONENT = -4;
  private static final int GREATEST_EXPONENT = 16;

  private PythonNumber() {}

  static String text(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal.scale() == 0 ? decimal.toPlainString() : real(decimal.doubleValue());
    }
    return number instanceof Double || number instanceof Float
        ? real(number.doubleValue())
        : number.toString();
  }

  /**
   * As Python writes what it read from {@code json}: whole numbers as they are, others as floats.
   * One that is too large for a float stays as it is: Python's {@code Infinity} is no JSON.
   */
  static String text(String json) {
    if (isWhole(json)) {
      return json.equals("-0") ? "0" : json;
    }
    double value = Double.parseDouble(json);
    return Double.isInfinite(value) ? json : real(value);
  }

  private static boolean isWhole(String json) {
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c != '-' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** As {@code repr} of a float: an exponent only beyond 16 digits or four leading zeros. */
  private static String real(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return 1 / value > 0 ? "0.0" : "-0.0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= LEAST_EXPONENT && exponent < GREATEST_EXPONENT) {
      String plain = shortest.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = shortest.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return "%s%s%se%s%02d"
        .formatted(
            value < 0 ? "-" : "",
            digits.charAt(0),
            fraction,
            exponent < 0 ? "-" : "+",
            Math.abs(exponent));
  }
}
