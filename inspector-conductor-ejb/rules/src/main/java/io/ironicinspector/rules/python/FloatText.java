package io.ironicinspector.rules.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * {@code repr} of a float: the shortest digits that read back as the same number. The JDK's own
 * text is not always the shortest before Java 19.
 */
public final class FloatText {
  private static final List<RoundingMode> NEAREST_FIRST =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);
  private static final int MOST_DIGITS = 17;

  private FloatText() {}

  /** For example {@code 2400.0}, {@code 1e+16}, {@code -0.0}, {@code inf}. */
  public static String repr(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    String sign = Double.doubleToRawLongBits(number) < 0 ? "-" : "";
    return sign + unsigned(Math.abs(number));
  }

  private static String unsigned(double number) {
    if (number == 0) {
      return "0.0";
    }
    BigDecimal shortest = shortest(number);
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    if (exponent < -4 || exponent >= 16) {
      return exponential(digits, exponent);
    }
    String plain = shortest.toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  /** The fewest digits that are enough, without trailing zeros. {@code number} is finite. */
  public static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      for (RoundingMode mode : NEAREST_FIRST) {
        BigDecimal candidate = exact.round(new MathContext(digits, mode));
        if (candidate.doubleValue() == number) {
          return candidate.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String exponential(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
