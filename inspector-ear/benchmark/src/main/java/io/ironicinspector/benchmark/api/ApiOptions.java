package io.ironicinspector.benchmark.api;

import io.ironicinspector.benchmark.Arguments;
import io.ironicinspector.benchmark.service.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param seconds that each figure is measured, in all rounds together
 * @param warmUpSeconds for each row of each service, before anything counts
 * @param rows to measure, in their order
 * @param json where the figures go for machines
 */
record ApiOptions(
    int seconds, int warmUpSeconds, Set<ApiRow> rows, boolean withPython, Optional<Path> json) {
  private static final int SECONDS = 10;
  private static final int WARM_UP_SECONDS = 10;
  private static final int MOST_SECONDS = 600;
  private static final int SECONDS_PER_ROUND = 2;
  private static final int MOST_ROUNDS = 5;
  private static final int SLICES_TO_SETTLE = 3;

  static ApiOptions parse(List<String> command) {
    var arguments = new Arguments(command);
    Optional<Path> json = Optional.empty();
    Set<ApiRow> rows = EnumSet.noneOf(ApiRow.class);
    int seconds = SECONDS;
    int warmUpSeconds = WARM_UP_SECONDS;
    boolean withPython = true;
    while (arguments.more()) {
      String option = arguments.next();
      switch (option) {
        case "--seconds" -> seconds = arguments.number(option, 1, MOST_SECONDS);
        case "--warm-up" -> warmUpSeconds = arguments.number(option, 0, MOST_SECONDS);
        case "--only" -> rows.add(ApiRow.named(arguments.value(option)));
        case "--json" -> json = Optional.of(arguments.file(option));
        case "--no-python" -> withPython = false;
        default -> throw Arguments.unknown(option);
      }
    }
    if (rows.isEmpty()) {
      rows = EnumSet.allOf(ApiRow.class);
    }
    return new ApiOptions(seconds, warmUpSeconds, rows, withPython, json);
  }

  List<Side> sides() {
    return withPython ? List.of(Side.PYTHON, Side.OURS) : List.of(Side.OURS);
  }

  int rounds() {
    return Math.max(1, Math.min(MOST_ROUNDS, seconds / SECONDS_PER_ROUND));
  }

  /** One figure in one round. */
  Duration slice() {
    return Duration.ofSeconds(seconds).dividedBy(rounds());
  }

  /** How long a service may take to come to rest before each figure. */
  Duration settling() {
    return slice().multipliedBy(SLICES_TO_SETTLE);
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }
}
