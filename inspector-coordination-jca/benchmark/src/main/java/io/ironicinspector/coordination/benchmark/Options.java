package io.ironicinspector.coordination.benchmark;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param endpoint where everything is measured, {@code host:port}
 * @param rounds that are measured; half as many go before them as warm-up
 * @param json where the figures go for machines
 */
record Options(String endpoint, int rounds, boolean withTooz, Optional<Path> json) {
  private static final int ROUNDS = 1000;

  static Options parse(List<String> arguments) {
    Optional<String> endpoint = Optional.empty();
    Optional<Path> json = Optional.empty();
    int rounds = ROUNDS;
    boolean withTooz = true;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--endpoints" -> endpoint = Optional.of(first(value(argument, rest)));
        case "--rounds" -> rounds = number(argument, value(argument, rest));
        case "--json" -> json = Optional.of(Path.of(value(argument, rest)));
        case "--without-tooz" -> withTooz = false;
        default -> throw new IllegalArgumentException("unknown argument " + argument);
      }
    }
    return new Options(
        endpoint.orElseThrow(() -> new IllegalArgumentException("--endpoints is missing")),
        rounds,
        withTooz,
        json);
  }

  // All is measured at one member: which of several a client takes is chance.
  private static String first(String endpoints) {
    String first = endpoints.split(",", 2)[0].strip();
    return first.replaceFirst("^http://", "").replaceFirst("/$", "");
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static int number(String option, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " must be a number, was " + text, e);
    }
    throw new IllegalArgumentException(option + " must be at least 1, was " + text);
  }

  int warmUp() {
    return Math.max(20, rounds / 2);
  }
}
