package io.ironicinspector.benchmark.introspection;

import io.ironicinspector.benchmark.Arguments;
import io.ironicinspector.benchmark.service.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param seconds that each service is measured, in all rounds together
 * @param warmUpSeconds of each service, before anything counts
 * @param json where the figures go for machines
 * @param callbacks how many, to see whether memory grows; then nothing else is measured
 */
record IntrospectionOptions(
    int seconds,
    int warmUpSeconds,
    boolean withPython,
    Optional<Path> json,
    OptionalInt callbacks) {
  private static final int SECONDS = 60;
  private static final int WARM_UP_SECONDS = 60;
  private static final int MOST_SECONDS = 3600;
  private static final int SECONDS_PER_ROUND = 10;
  private static final int MOST_ROUNDS = 5;
  private static final int LEAST_CALLBACKS = 20;
  private static final int MOST_CALLBACKS = 10_000_000;

  static IntrospectionOptions parse(List<String> command) {
    var arguments = new Arguments(command);
    Optional<Path> json = Optional.empty();
    OptionalInt callbacks = OptionalInt.empty();
    int seconds = SECONDS;
    int warmUpSeconds = WARM_UP_SECONDS;
    boolean withPython = true;
    while (arguments.more()) {
      String option = arguments.next();
      switch (option) {
        case "--seconds" -> seconds = arguments.number(option, 1, MOST_SECONDS);
        case "--warm-up" -> warmUpSeconds = arguments.number(option, 0, MOST_SECONDS);
        case "--callbacks" ->
            callbacks = OptionalInt.of(arguments.number(option, LEAST_CALLBACKS, MOST_CALLBACKS));
        case "--json" -> json = Optional.of(arguments.file(option));
        case "--no-python" -> withPython = false;
        default -> throw Arguments.unknown(option);
      }
    }
    return new IntrospectionOptions(seconds, warmUpSeconds, withPython, json, callbacks);
  }

  List<Side> sides() {
    return withPython && callbacks.isEmpty() ? List.of(Side.PYTHON, Side.OURS) : List.of(Side.OURS);
  }

  int rounds() {
    return Math.max(1, Math.min(MOST_ROUNDS, seconds / SECONDS_PER_ROUND));
  }

  /** One service in one round. */
  Duration slice() {
    return Duration.ofSeconds(seconds).dividedBy(rounds());
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }
}
