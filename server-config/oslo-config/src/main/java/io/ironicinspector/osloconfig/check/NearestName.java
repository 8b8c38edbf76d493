package io.ironicinspector.osloconfig.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Guesses what name was meant. */
final class NearestName {
  // A third of the letters wrong: beyond that a guess confuses more than it helps.
  private static final int LETTERS_PER_SLIP = 3;

  private NearestName() {}

  static Optional<String> of(String written, Stream<String> known) {
    int most = Math.max(1, written.length() / LETTERS_PER_SLIP);
    return known
        .filter(name -> slips(written, name) <= most)
        .min(Comparator.comparingInt(name -> slips(written, name)));
  }

  /** Letters to insert, drop, replace, or swap with their neighbours. */
  static int slips(String from, String to) {
    int[][] costs = new int[from.length() + 1][to.length() + 1];
    IntStream.rangeClosed(0, from.length()).forEach(i -> costs[i][0] = i);
    IntStream.rangeClosed(0, to.length()).forEach(j -> costs[0][j] = j);
    for (int i = 1; i <= from.length(); i++) {
      for (int j = 1; j <= to.length(); j++) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int cost = costs[i - 1][j - 1] + (same ? 0 : 1);
        cost = Math.min(cost, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        if (isSwap(from, i, to, j)) {
          cost = Math.min(cost, costs[i - 2][j - 2] + 1);
        }
        costs[i][j] = cost;
      }
    }
    return costs[from.length()][to.length()];
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
