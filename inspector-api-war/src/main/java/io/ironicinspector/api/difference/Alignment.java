package io.ironicinspector.api.difference;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which elements of two arrays belong together: those that are equal or have the same name. */
final class Alignment {
  /** Cells of the table that is filled; beyond, elements belong together by their index. */
  private static final long MOST_CELLS = 1_000_000;

  /** Indexes into both arrays. */
  record Pair(int before, int after) {}

  private final int[] before;
  private final int[] after;
  private final int head;
  private final int tail;

  private Alignment(int[] before, int[] after) {
    this.before = before;
    this.after = after;
    int shorter = Math.min(before.length, after.length);
    int same = 0;
    while (same < shorter && before[same] == after[same]) {
      same++;
    }
    head = same;
    same = 0;
    while (same < shorter - head
        && before[before.length - 1 - same] == after[after.length - 1 - same]) {
      same++;
    }
    tail = same;
  }

  /** In order, each index once at most. */
  static List<Pair> of(JsonArray before, JsonArray after) {
    // Each element is looked at once; from here on they are numbers.
    Map<Object, Integer> numbers = new HashMap<>();
    return new Alignment(numbered(before, numbers), numbered(after, numbers)).pairs();
  }

  private static int[] numbered(JsonArray array, Map<Object, Integer> numbers) {
    int[] numbered = new int[array.size()];
    int i = 0;
    for (JsonValue element : array) {
      Object identity = Place.name(element).<Object>map(name -> name).orElse(element);
      numbered[i++] = numbers.computeIfAbsent(identity, fresh -> numbers.size());
    }
    return numbered;
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < head; i++) {
      pairs.add(new Pair(i, i));
    }
    int rows = before.length - head - tail;
    int columns = after.length - head - tail;
    long cells = (long) rows * columns;
    if (cells > 0 && cells <= MOST_CELLS) {
      pairs.addAll(longestCommon(rows, columns));
    } else {
      for (int i = head; i < head + Math.min(rows, columns); i++) {
        pairs.add(new Pair(i, i));
      }
    }
    for (int i = tail; i > 0; i--) {
      pairs.add(new Pair(before.length - i, after.length - i));
    }
    return pairs;
  }

  /** The longest common subsequence between the parts that are the same. */
  private List<Pair> longestCommon(int rows, int columns) {
    int[][] lengths = new int[rows + 1][columns + 1];
    for (int i = 1; i <= rows; i++) {
      for (int j = 1; j <= columns; j++) {
        lengths[i][j] =
            same(i, j) ? lengths[i - 1][j - 1] + 1 : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
      }
    }
    List<Pair> backwards = new ArrayList<>();
    int i = rows;
    int j = columns;
    while (i > 0 && j > 0) {
      if (same(i, j)) {
        backwards.add(new Pair(head + --i, head + --j));
      } else if (lengths[i - 1][j] >= lengths[i][j - 1]) {
        i--;
      } else {
        j--;
      }
    }
    Collections.reverse(backwards);
    return backwards;
  }

  private boolean same(int row, int column) {
    return before[head + row - 1] == after[head + column - 1];
  }
}
