package io.ironicinspector.api.version;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A microversion. Any size of number is read, so that all of them can be refused politely. */
record ApiVersion(BigInteger major, BigInteger minor) implements Comparable<ApiVersion> {
  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparing(ApiVersion::major).thenComparing(ApiVersion::minor);

  /** Each part as Python's int() takes it. */
  private static final Pattern FORM =
      Pattern.compile("\\s*([+-]?[0-9]+(?:_[0-9]+)*)\\s*\\.\\s*([+-]?[0-9]+(?:_[0-9]+)*)\\s*");

  static final ApiVersion MINIMUM = new ApiVersion(BigInteger.ONE, BigInteger.ZERO);
  static final ApiVersion MAXIMUM = new ApiVersion(BigInteger.ONE, BigInteger.valueOf(18));

  /** Reads {@code X.Y} or {@code latest}; empty if it is neither. */
  static Optional<ApiVersion> parse(String text) {
    if (text.strip().toLowerCase(Locale.ROOT).equals("latest")) {
      return Optional.of(MAXIMUM);
    }
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new ApiVersion(number(matcher.group(1)), number(matcher.group(2))))
        : Optional.empty();
  }

  private static BigInteger number(String digits) {
    return new BigInteger(digits.replace("_", ""));
  }

  boolean isSupported() {
    return major.equals(BigInteger.ONE)
        && minor.signum() >= 0
        && minor.compareTo(MAXIMUM.minor) <= 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
