package io.ironicinspector.client.keystone;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the options of one section. What is empty is not set.
 *
 * @param section its name, for messages
 * @param option gives the value of an option in it
 */
record SectionOptions(String section, Function<String, Optional<String>> option) {
  private static final Set<String> TRUE = Set.of("true", "1", "t", "on", "y", "yes");
  private static final Set<String> FALSE = Set.of("false", "0", "f", "off", "n", "no");

  /** The first of several spellings that is set. */
  Optional<String> first(String... names) {
    for (String name : names) {
      Optional<String> value = option.apply(name).filter(text -> !text.isBlank());
      if (value.isPresent()) {
        return value.map(String::strip);
      }
    }
    return Optional.empty();
  }

  String required(String... names) {
    return first(names)
        .orElseThrow(
            () -> new IllegalArgumentException("[%s] %s is missing".formatted(section, names[0])));
  }

  /** A whole number, {@code least} or more. */
  int atLeast(int least, String name, int fallback) {
    Optional<String> text = first(name);
    try {
      int value = text.map(Integer::parseInt).orElse(fallback);
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException notOne) {
      // the same refusal as for one that is too small
    }
    throw wrong(name, "a whole number, %d or more".formatted(least), text.orElse(""));
  }

  /** Seconds with their fraction, in milliseconds. */
  long milliseconds(String name, long fallback) {
    Optional<String> text = first(name);
    try {
      double seconds = text.map(Double::parseDouble).orElse(fallback / 1000.0);
      if (seconds >= 0 && seconds <= Integer.MAX_VALUE) {
        return Math.round(seconds * 1000);
      }
    } catch (NumberFormatException notOne) {
      // the same refusal as for a negative one
    }
    throw wrong(name, "a number of seconds, 0 or more", text.orElse(""));
  }

  boolean flag(String name) {
    String word = first(name).orElse("false").toLowerCase(Locale.ROOT);
    if (TRUE.contains(word) || FALSE.contains(word)) {
      return TRUE.contains(word);
    }
    throw wrong(name, "true or false", word);
  }

  /** Comma-separated, trimmed, empty items dropped. */
  List<String> list(String name, String fallback) {
    return Arrays.stream(first(name).orElse(fallback).split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  /** An absolute address, without slashes at its end. */
  URI url(String name, String text) {
    try {
      URI url = URI.create(text.replaceAll("/+$", ""));
      if (url.getHost() != null && ("http".equals(url.getScheme()) || isTls(url))) {
        return url;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // the same refusal as for one of another scheme
    }
    throw wrong(name, "a URL that begins with http:// or https://", text);
  }

  private static boolean isTls(URI url) {
    return "https".equals(url.getScheme());
  }

  IllegalArgumentException wrong(String name, String allowed, String value) {
    return new IllegalArgumentException(
        "[%s] %s must be %s, was %s".formatted(section, name, allowed, value));
  }
}
