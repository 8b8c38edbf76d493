package io.ironicinspector.conductor.ironic;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Ironic's API: 1.76. */
record Microversion(int major, int minor) implements Comparable<Microversion> {
  /** The newest whose node fields this client was written for; what openstacksdk sends. */
  static final Microversion NODES = new Microversion(1, 76);

  /** The same for ports. */
  static final Microversion PORTS = new Microversion(1, 34);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

  static Optional<Microversion> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new Microversion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  /** The older of the two. */
  Microversion cappedBy(Microversion other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(Microversion other) {
    return Comparator.comparingInt(Microversion::major)
        .thenComparingInt(Microversion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
