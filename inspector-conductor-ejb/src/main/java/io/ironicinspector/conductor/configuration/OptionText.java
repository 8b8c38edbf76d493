package io.ironicinspector.conductor.configuration;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** A whole number, {@code least} or more. */
  static long atLeast(String option, long least, String text) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException notOne) {
      // the same refusal as for one that is too small
    }
    throw new IllegalArgumentException(
        "%s must be a whole number, %d or more, was %s".formatted(option, least, text));
  }

  /** Comma-separated, trimmed, empty items dropped. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** Pairs {@code key:value}, comma-separated, in their order; values may contain colons. */
  static Map<String, String> pairs(String option, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String item : list(text)) {
      int colon = item.indexOf(':');
      String key = colon < 0 ? "" : item.substring(0, colon).strip();
      String value = item.substring(colon + 1).strip();
      if (key.isEmpty() || value.isEmpty()) {
        throw new IllegalArgumentException(
            "%s must be a list of key:value, comma-separated, was %s; it has no key or no value: %s"
                .formatted(option, text, item));
      }
      if (pairs.put(key, value) != null) {
        throw new IllegalArgumentException(
            "%s must name each key once, was %s; twice: %s".formatted(option, text, key));
      }
    }
    return Collections.unmodifiableMap(pairs);
  }

  /** Pairs {@code key:value}, separated by commas. */
  static Map<String, String> dict(String option, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : list(text)) {
      int colon = pair.indexOf(':');
      if (colon <= 0) {
        throw new IllegalArgumentException(
            "%s must be a list of key:value, was %s".formatted(option, text));
      }
      pairs.put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
    }
    return Collections.unmodifiableMap(pairs);
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
