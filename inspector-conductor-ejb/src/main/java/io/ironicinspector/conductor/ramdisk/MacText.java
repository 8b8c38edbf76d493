package io.ironicinspector.conductor.ramdisk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** MAC addresses as text: six octets, colons, lower case. */
public final class MacText {
  private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}");

  private MacText() {}

  /** The form in which addresses are stored and compared; empty if {@code text} is none. */
  public static Optional<String> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(text.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
