package io.ironicinspector.simulator.request;

import io.ironicinspector.simulator.error.IronicError;
import java.util.Locale;
import java.util.Set;

/** Boolean words as OpenStack reads them. */
public final class Flags {
  private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");

  private Flags() {}

  /** Reads {@code text}. @throws IronicError with 400 if it is no boolean word */
  public static boolean parse(String name, String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word) || FALSE.contains(word)) {
      return TRUE.contains(word);
    }
    throw IronicError.badRequest("Invalid " + name + ": Unrecognized value '" + text + "'");
  }
}
