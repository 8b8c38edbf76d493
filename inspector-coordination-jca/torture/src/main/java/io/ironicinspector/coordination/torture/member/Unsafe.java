package io.ironicinspector.coordination.torture.member;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be switched off to show that it is needed. */
public enum Unsafe {
  /** The registers compare no tokens. */
  NO_FENCING,
  /** The adapter is replaced by a client that checks nothing. */
  NAIVE;

  /**
   * Reads a list as the command line has it.
   *
   * @throws IllegalArgumentException that says what is allowed
   */
  public static Set<Unsafe> parse(String text) {
    var found = EnumSet.noneOf(Unsafe.class);
    for (String name : text.split(",", -1)) {
      found.add(
          Stream.of(values())
              .filter(value -> value.option().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "'"
                              + name
                              + "' is nothing that can be switched off; there is "
                              + all())));
    }
    return found;
  }

  /** As the command line has it. */
  public String option() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String all() {
    return Stream.of(values()).map(Unsafe::option).collect(Collectors.joining(", "));
  }
}
