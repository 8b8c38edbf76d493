package io.ironicinspector.conductor.ramdisk;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text, in the one form (RFC 5952) in which they are stored and compared. */
public final class IpText {
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final int GROUPS = 8;
  private static final int LONGEST = 45; // with an IPv4 address at the end

  private IpText() {}

  /** Reads an address without asking a resolver; empty if {@code text} is none. */
  public static Optional<InetAddress> parse(String text) {
    if (text.length() > LONGEST || (!V4.matcher(text).matches() && !V6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text)); // a literal: no look-up
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  /** As {@link #parse}, of an address that may have a zone after a percent sign. */
  public static Optional<InetAddress> parseScoped(String text) {
    return parse(withoutZone(text));
  }

  /** An address without the percent sign and the zone after it. */
  public static String withoutZone(String text) {
    int percent = text.indexOf('%');
    return percent < 0 ? text : text.substring(0, percent);
  }

  /** The canonical form of an address; other text as it is. A prefix length is dropped. */
  public static String canonical(String text) {
    String address = text.replaceFirst("/[0-9]+$", "");
    return parse(address).map(IpText::of).orElse(address);
  }

  /** The canonical form. */
  public static String of(InetAddress address) {
    return address instanceof Inet6Address v6
        ? compressed(v6.getAddress())
        : address.getHostAddress();
  }

  /**
   * The canonical form of 4 or 16 bytes.
   *
   * @throws IllegalArgumentException if there are more or less
   */
  public static String of(byte[] bytes) {
    try {
      return bytes.length == GROUPS * 2
          ? compressed(bytes)
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException wrongLength) {
      throw new IllegalArgumentException(wrongLength.getMessage(), wrongLength);
    }
  }

  private static String compressed(byte[] bytes) {
    List<String> groups = new ArrayList<>(GROUPS);
    for (int i = 0; i < bytes.length; i += 2) {
      groups.add(Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)));
    }
    ZeroRun run = ZeroRun.longest(groups);
    if (run.length() < 2) {
      return String.join(":", groups);
    }
    return String.join(":", groups.subList(0, run.start()))
        + "::"
        + String.join(":", groups.subList(run.start() + run.length(), GROUPS));
  }

  private record ZeroRun(int start, int length) {
    static ZeroRun longest(List<String> groups) {
      ZeroRun best = new ZeroRun(0, 0);
      int length = 0;
      for (int i = 0; i < groups.size(); i++) {
        length = groups.get(i).equals("0") ? length + 1 : 0;
        if (length > best.length()) {
          best = new ZeroRun(i - length + 1, length);
        }
      }
      return best;
    }
  }
}
