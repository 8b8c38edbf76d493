package io.ironicinspector.api.backend;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that oslo.utils takes for true and false, in any case. */
public final class Truth {
  private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");

  private Truth() {}

  /** Empty if the word is neither. */
  public static Optional<Boolean> parse(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return Optional.of(true);
    }
    return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
  }
}
