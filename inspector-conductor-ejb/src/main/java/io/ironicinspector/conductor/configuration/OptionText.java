package io.ironicinspector.conductor.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads oslo.config's value forms. MicroProfile's own converters take any word for false. */
public final class OptionText {
  private static final Set<String> TRUE = Set.of("true", "1", "t", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("false", "0", "f", "off", "n", "no");

  private OptionText() {}

  /** A boolean word in any case; empty if it is none. */
  public static Optional<Boolean> word(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return Optional.of(true);
    }
    return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
  }

  static boolean bool(String option, String text) {
    return word(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must be true or false, was %s".formatted(option, text)));
  }

  /** Comma-separated, trimmed, empty items dropped. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  static <E extends Enum<E>> E choice(String option, Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must be one of %s, was %s".formatted(option, names(type), text)));
  }

  private static String names(Class<? extends Enum<?>> type) {
    return String.join(
        ", ",
        Arrays.stream(type.getEnumConstants())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList());
  }
}
