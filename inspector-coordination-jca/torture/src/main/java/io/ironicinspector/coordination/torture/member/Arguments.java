package io.ironicinspector.coordination.torture.member;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line of {@code --name value} pairs and {@code --name} flags. Immutable. */
public final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  /**
   * @param options that need a value
   * @param flags that need none
   * @throws IllegalArgumentException that says what is wrong
   */
  public Arguments(List<String> words, Set<String> options, Set<String> flags) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (flags.contains(word)) {
        values.put(word, "");
      } else if (!options.contains(word)) {
        throw new IllegalArgumentException("unknown argument " + word);
      } else if (i + 1 == words.size()) {
        throw new IllegalArgumentException(word + " needs a value");
      } else {
        values.put(word, words.get(++i));
      }
    }
  }

  /** Whether it was given. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** What it was given. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * A whole number within bounds.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public long number(String name, long fallback, long least, long most) {
    String text = values.get(name);
    if (text == null) {
      return fallback;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a whole number, was '" + text + "'", e);
    }
    throw new IllegalArgumentException(
        name + " must be from " + least + " to " + most + ", was " + text);
  }
}
