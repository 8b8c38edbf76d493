package io.ironicinspector.rules.net;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address.
 *
 * @param value without its version, a number
 * @param bits 32 or 128
 */
record IpAddress(BigInteger value, int bits) {
  private static final int IPV4 = 32;
  private static final int IPV6 = 128;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern SPACE = Pattern.compile("[ \\t-\\r]");

  static Optional<IpAddress> ofNumber(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > IPV6) {
      return Optional.empty();
    }
    return Optional.of(new IpAddress(value, value.bitLength() <= IPV4 ? IPV4 : IPV6));
  }

  /** IPv4 with one to four decimal parts, filled up with zeros. */
  static Optional<IpAddress> expanded(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length <= 4 && areDecimal(parts)
        ? ofBytes(Arrays.copyOf(parts, 4))
        : Optional.empty();
  }

  private static Optional<IpAddress> ofBytes(String[] parts) {
    long value = 0;
    for (String part : parts) {
      int number = part == null ? 0 : Integer.parseInt(part);
      if (number > 255) {
        return Optional.empty();
      }
      value = value << 8 | number;
    }
    return Optional.of(new IpAddress(BigInteger.valueOf(value), IPV4));
  }

  private static boolean areDecimal(String[] parts) {
    return Arrays.stream(parts).allMatch(part -> DECIMAL.matcher(part).matches());
  }

  /** IPv4 with four decimal parts, or IPv6. */
  static Optional<IpAddress> exact(String text) {
    return text.indexOf(':') >= 0
        ? version6(text)
        : Optional.of(text)
            .filter(t -> t.split("\\.", -1).length == 4)
            .flatMap(IpAddress::expanded);
  }

  /**
   * What {@code inet_aton} or {@code inet_pton} read: one to four parts, the last one as wide as
   * what is missing, decimal, octal or hexadecimal, and anything behind a space.
   */
  static Optional<IpAddress> loose(String text) {
    if (text.indexOf(':') >= 0) {
      return version6(text);
    }
    // The C functions see bytes up to the first zero; Python refuses a text with one.
    if (text.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    String[] parts = SPACE.split(text, 2)[0].split("\\.", -1);
    return parts.length <= 4 ? ofParts(parts) : Optional.empty();
  }

  private static Optional<IpAddress> ofParts(String[] parts) {
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      int width = last ? IPV4 - 8 * i : 8;
      long part = number(parts[i]);
      if (part < 0 || part >= 1L << width) {
        return Optional.empty();
      }
      value = value << width | part;
    }
    return Optional.of(new IpAddress(BigInteger.valueOf(value), IPV4));
  }

  /** As C reads it; negative if it is no number of at most 32 bits. */
  private static long number(String text) {
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    boolean octal = !hex && text.length() > 1 && text.startsWith("0");
    String digits = hex ? text.substring(2) : text;
    int radix = hex ? 16 : octal ? 8 : 10;
    if (digits.isEmpty() || digits.length() > 40) {
      return -1;
    }
    if (digits.chars().anyMatch(c -> c >= 0x80 || Character.digit(c, radix) < 0)) {
      return -1;
    }
    BigInteger number = new BigInteger(digits, radix);
    return number.bitLength() > IPV4 ? -1 : number.longValue();
  }

  /** IPv6 without a zone. */
  static Optional<IpAddress> version6(String text) {
    int gap = text.indexOf("::");
    Optional<List<Integer>> head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    Optional<List<Integer>> tail =
        gap < 0 ? Optional.of(List.of()) : groups(text.substring(gap + 2), true);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int given = head.get().size() + tail.get().size();
    if (gap < 0 ? given != 8 : given > 7) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(head.get());
    for (int i = given; i < 8; i++) {
      all.add(0);
    }
    all.addAll(tail.get());
    return Optional.of(new IpAddress(joined(all), IPV6));
  }

  private static BigInteger joined(List<Integer> groups) {
    StringBuilder hex = new StringBuilder();
    groups.forEach(group -> hex.append("%04x".formatted(group)));
    return new BigInteger(1, HexFormat.of().parseHex(hex));
  }

  /** The groups of a part, of which the last two may be an IPv4 address; empty if malformed. */
  private static Optional<List<Integer>> groups(String text, boolean mayEndInIpv4) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (GROUP.matcher(parts[i]).matches()) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        Optional<IpAddress> ending =
            mayEndInIpv4 && i == parts.length - 1 ? dotted(parts[i]) : Optional.empty();
        if (ending.isEmpty()) {
          return Optional.empty();
        }
        int low = ending.get().value.intValue();
        groups.add(low >>> 16);
        groups.add(low & 0xffff);
      }
    }
    return Optional.of(groups);
  }

  private static Optional<IpAddress> dotted(String text) {
    return text.split("\\.", -1).length == 4 ? expanded(text) : Optional.empty();
  }

  /** How many bits this sets as a net mask or as a host mask; empty if it is neither. */
  Optional<Integer> maskLength() {
    BigInteger inverted = value.xor(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    // As a net mask first: all zeros is /0, not /32.
    if (isPowerOfTwo(inverted.add(BigInteger.ONE))) {
      return Optional.of(bits - inverted.bitLength());
    }
    return isPowerOfTwo(value.add(BigInteger.ONE))
        ? Optional.of(bits - value.bitLength())
        : Optional.empty();
  }

  private static boolean isPowerOfTwo(BigInteger number) {
    return number.bitCount() == 1;
  }

  boolean startsLike(IpAddress other, int prefix) {
    return value.shiftRight(bits - prefix).equals(other.value.shiftRight(bits - prefix));
  }
}
