package io.ironicinspector.rules.net;

import io.ironicinspector.rules.python.PythonNumbers;
import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.python.UnusableValueException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** A network, or a single address as the smallest network. Immutable, thread-safe. */
public final class IpNetwork {
  private final IpAddress address;
  private final int prefix;

  private IpNetwork(IpAddress address, int prefix) {
    this.address = address;
    this.prefix = prefix;
  }

  /**
   * Parses {@code 10.0.0.0/8}, {@code 10/8}, {@code 10.0.0.0/255.0.0.0}, {@code fe80::/64}, {@code
   * 10.1.2.3}. A shortened IPv4 address has zeros at its end: {@code 1.2.3} is {@code 1.2.3.0}.
   *
   * @throws InvalidNetworkException if {@code text} is none of these
   */
  public static IpNetwork parse(String text) throws InvalidNetworkException {
    int slash = text.indexOf('/');
    String addressText = (slash < 0 ? text : text.substring(0, slash)).strip();
    IpAddress address =
        IpAddress.expanded(addressText)
            .or(() -> IpAddress.version6(addressText))
            .orElseThrow(() -> new InvalidNetworkException(text));
    if (slash < 0) {
      return new IpNetwork(address, address.bits());
    }
    return prefix(address, text.substring(slash + 1))
        .map(prefix -> new IpNetwork(address, prefix))
        .orElseThrow(() -> new InvalidNetworkException(text));
  }

  private static Optional<Integer> prefix(IpAddress address, String text) {
    try {
      BigInteger prefix = PythonNumbers.toInteger(text);
      boolean possible =
          prefix.signum() >= 0 && prefix.compareTo(BigInteger.valueOf(address.bits())) <= 0;
      return possible ? Optional.of(prefix.intValue()) : Optional.empty();
    } catch (UnusableValueException noNumber) {
      return IpAddress.exact(text.strip())
          .filter(mask -> mask.bits() == address.bits())
          .flatMap(IpAddress::maskLength);
    }
  }

  /**
   * Whether the address that {@code value} stands for, a text or a whole number, lies in this
   * network.
   *
   * @throws UnusableValueException if it stands for none
   */
  public boolean contains(Object value) {
    IpAddress candidate = addressOf(value);
    return candidate.bits() == address.bits() && candidate.startsLike(address, prefix);
  }

  private static IpAddress addressOf(Object value) {
    if (PythonTypes.isInteger(value) || value instanceof Boolean) {
      return IpAddress.ofNumber(PythonNumbers.toInteger(value))
          .orElseThrow(() -> notAnAddress(value));
    }
    if (value instanceof String text) {
      return IpAddress.loose(text).orElseThrow(() -> notAnAddress(value));
    }
    throw notAnAddress(value);
  }

  private static UnusableValueException notAnAddress(Object value) {
    return new UnusableValueException(
        "failed to detect a valid IP address from " + ShortText.repr(value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpNetwork network
        && address.equals(network.address)
        && prefix == network.prefix;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new int[] {address.hashCode(), prefix});
  }

  /** As it was written, with the prefix length. */
  @Override
  public String toString() {
    return address + "/" + prefix;
  }
}
