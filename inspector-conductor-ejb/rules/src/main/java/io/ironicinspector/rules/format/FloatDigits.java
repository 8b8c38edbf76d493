package io.ironicinspector.rules.format;

import io.ironicinspector.rules.python.FloatText;
import io.ironicinspector.rules.python.PythonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The digits of a float for the types {@code e}, {@code f}, {@code g}, {@code %} and none. */
final class FloatDigits {
  private static final int USUAL_PRECISION = 6;

  private FloatDigits() {}

  static String text(BigInteger number) {
    return PythonText.str(number);
  }

  /** Ungrouped and unpadded, with a minus sign if it is negative. */
  static String of(double value, FormatSpec spec) {
    double shown = spec.type() == '%' ? value * 100 : value;
    String percent = spec.type() == '%' ? "%" : "";
    if (Double.isNaN(shown) || Double.isInfinite(shown)) {
      String text = FloatText.repr(shown);
      return (isUpper(spec) ? text.toUpperCase(Locale.ROOT) : text) + percent;
    }
    boolean negative = Double.doubleToRawLongBits(shown) < 0;
    String unsigned = unsigned(Math.abs(shown), spec) + percent;
    boolean zero = spec.noNegativeZero() && unsigned.chars().noneMatch(c -> c >= '1' && c <= '9');
    String text = negative && !zero ? "-" + unsigned : unsigned;
    return isUpper(spec) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static boolean isUpper(FormatSpec spec) {
    return spec.type() == 'E' || spec.type() == 'F' || spec.type() == 'G';
  }

  private static String unsigned(double value, FormatSpec spec) {
    int precision = spec.precision().orElse(USUAL_PRECISION);
    return switch (spec.type()) {
      case 'e', 'E' -> exponential(rounded(value, precision + 1), precision, spec.alternate());
      case 'f', 'F', '%' -> fixed(new BigDecimal(value), precision, spec.alternate());
      case 0 -> spec.precision().isPresent() ? general(value, spec, true) : plain(value, spec);
      default -> general(value, spec, false);
    };
  }

  private static String plain(double value, FormatSpec spec) {
    String text = FloatText.repr(value);
    return spec.alternate() && text.indexOf('.') < 0 ? text.replace("e", ".e") : text;
  }

  private static BigDecimal rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  private static int exponent(BigDecimal number) {
    return number.signum() == 0 ? 0 : number.precision() - 1 - number.scale();
  }

  private static String fixed(BigDecimal value, int decimals, boolean alternate) {
    String text = value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return alternate && decimals == 0 ? text + "." : text;
  }

  private static String exponential(BigDecimal rounded, int decimals, boolean alternate) {
    int exponent = exponent(rounded);
    String mantissa = fixed(rounded.scaleByPowerOfTen(-exponent), decimals, alternate);
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** As short as possible; {@code withDecimal}: whole numbers end in {@code .0}. */
  private static String general(double value, FormatSpec spec, boolean withDecimal) {
    int digits = Math.max(1, spec.precision().orElse(USUAL_PRECISION));
    BigDecimal rounded = rounded(value, digits);
    int exponent = exponent(rounded);
    boolean exponential = exponent < -4 || exponent >= (withDecimal ? digits - 1 : digits);
    int decimals = exponential ? digits - 1 : digits - 1 - exponent;
    if (!spec.alternate()) {
      int needed = Math.max(0, rounded.stripTrailingZeros().scale() + (exponential ? exponent : 0));
      decimals = rounded.signum() == 0 ? 0 : Math.min(decimals, needed);
    }
    if (exponential) {
      return exponential(rounded, decimals, spec.alternate());
    }
    boolean addZero = withDecimal && decimals == 0 && !spec.alternate();
    return fixed(rounded, addZero ? 1 : Math.max(0, decimals), spec.alternate());
  }
}
