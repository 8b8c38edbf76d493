package io.ironicinspector.endtoend.differential;

import java.util.List;
import java.util.Random;

/** Values to fill requests with, and a random choice that is the same in every run. */
final class Samples {
  private static final long SEED = 20261128;

  /** JSON values of each type and some borders of it. */
  static final List<String> JSON =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.5",
          "1e3",
          "\"\"",
          "\"text\"",
          "\"\\u00fc\\ud83d\\ude00\"",
          "[]",
          "[1]",
          "[null]",
          "{}",
          "{\"a\": 1}");

  /** No JSON at all, or something more than one value. */
  static final List<String> NO_JSON =
      List.of(
          "",
          " ",
          "{",
          "}",
          "{\"a\"}",
          "{\"a\": }",
          "[1,]",
          "'a'",
          "nul",
          "{}{}",
          "{} x",
          "\u0001");

  private Samples() {}

  static Random random() {
    return new Random(SEED);
  }

  static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
