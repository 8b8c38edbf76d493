package io.ironicinspector.endtoend.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The list of all differences that may be. A file of blocks:
 *
 * <pre>
 * = first cell of a row in COMPATIBILITY.md
 *   names of calls
 *     python how its answer differs
 *     ours   how ours does
 * </pre>
 *
 * The last three are regular expressions; a row has one or more such blocks of three. What the
 * groups of python's match is %1, %2 in ours.
 */
final class Explanations {
  private final List<Explanation> all;
  private final Set<Explanation> used = ConcurrentHashMap.newKeySet();

  private Explanations(List<Explanation> all) {
    this.all = all;
  }

  static Explanations read(Path file) throws IOException {
    List<Explanation> all = new ArrayList<>();
    String row = "";
    List<String> block = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("= ")) {
        row = line.substring(2).strip();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        block.add(line.strip());
      }
      if (block.size() == 3) {
        all.add(
            Explanation.of(
                row, block.get(0), after("python", block.get(1)), after("ours", block.get(2))));
        block.clear();
      }
    }
    if (!block.isEmpty()) {
      throw new IllegalArgumentException(file + " ends within a block: " + block);
    }
    return new Explanations(all);
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word + " ")) {
      throw new IllegalArgumentException("expected a line with " + word + ", was " + line);
    }
    return line.substring(word.length()).strip();
  }

  /** Those that no entry explains; remembers which entries were good for something. */
  List<Difference> unexplained(List<Difference> differences) {
    return differences.stream().filter(difference -> !isExplained(difference)).toList();
  }

  private boolean isExplained(Difference difference) {
    List<Explanation> fitting =
        all.stream().filter(explanation -> explanation.explains(difference)).toList();
    used.addAll(fitting);
    return !fitting.isEmpty();
  }

  /** Entries that explained nothing: the difference is gone, or another entry covers it. */
  List<Explanation> unused() {
    return all.stream().filter(explanation -> !used.contains(explanation)).toList();
  }

  /** The rows that entries name. */
  Set<String> rows() {
    return all.stream().map(Explanation::row).collect(Collectors.toSet());
  }
}
