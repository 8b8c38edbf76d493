package io.ironicinspector.conductor.ramdisk;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A range of IP addresses with a common beginning. Immutable.
 *
 * @param address the lowest one
 * @param prefixBits how many of its leading bits all have
 */
public record IpNetwork(InetAddress address, int prefixBits) {
  public IpNetwork {
    Objects.requireNonNull(address, "address");
    int bits = bits(address);
    if (prefixBits < 0 || prefixBits > bits) {
      throw new IllegalArgumentException(
          "the prefix length must be 0 to %d, was %d".formatted(bits, prefixBits));
    }
    BigInteger hostBits = BigInteger.ONE.shiftLeft(bits - prefixBits).subtract(BigInteger.ONE);
    if (number(address).and(hostBits).signum() != 0) {
      throw new IllegalArgumentException(
          "%s/%d has host bits set".formatted(IpText.of(address), prefixBits));
    }
  }

  /**
   * Reads {@code address/prefix length}, {@code address/netmask}, or one address.
   *
   * @throws IllegalArgumentException if {@code text} is none, or has bits set after the prefix
   */
  public static IpNetwork parse(String text) {
    int slash = text.indexOf('/');
    String before = slash < 0 ? text : text.substring(0, slash);
    InetAddress address =
        IpText.parse(before)
            .orElseThrow(
                () -> new IllegalArgumentException("%s is no IP address".formatted(before)));
    return slash < 0
        ? new IpNetwork(address, bits(address))
        : new IpNetwork(address, prefixBits(address, text.substring(slash + 1)));
  }

  /** Whether {@code other} is one of these; never if it is of the other IP version. */
  public boolean contains(InetAddress other) {
    int hostBits = bits(address) - prefixBits;
    return bits(other) == bits(address)
        && number(other).shiftRight(hostBits).equals(number(address).shiftRight(hostBits));
  }

  private static int prefixBits(InetAddress address, String text) {
    if (text.matches("[0-9]{1,3}")) {
      return Integer.parseInt(text);
    }
    return IpText.parse(text)
        .filter(mask -> bits(mask) == bits(address))
        .flatMap(IpNetwork::maskBits)
        .orElseThrow(() -> new IllegalArgumentException("%s is no prefix length".formatted(text)));
  }

  private static Optional<Integer> maskBits(InetAddress mask) {
    int bits = bits(mask);
    int zeros = number(mask).signum() == 0 ? bits : number(mask).getLowestSetBit();
    boolean contiguous = number(mask).bitCount() == bits - zeros;
    return contiguous ? Optional.of(bits - zeros) : Optional.empty();
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * 8;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
