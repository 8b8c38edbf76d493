package io.ironicinspector.endtoend.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Holds COMPATIBILITY.md against the two lists of what holds its rows: what {@link DifferentialIT}
 * saw on both sides, and tests of ours alone.
 */
class CompatibilityTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path RESOURCES = Path.of("src/test/resources");

  @Test
  void everyRowIsHeldByATestAndEveryTestHasItsRow() throws IOException {
    Set<String> held = new HashSet<>(ownTests().keySet());
    held.addAll(Explanations.read(RESOURCES.resolve("explained-differences.txt")).rows());
    assertThat(held).containsExactlyInAnyOrderElementsOf(rows());
  }

  @Test
  void noRowIsHeldByATestThatDoesNotExist() throws IOException {
    for (Map.Entry<String, List<String>> row : ownTests().entrySet()) {
      assertThat(row.getValue()).as(row.getKey()).isNotEmpty();
      for (String test : row.getValue()) {
        assertThat(exists(test)).as(test).isTrue();
      }
    }
  }

  /** The first cells of all tables, without their heads. */
  private static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(ROOT.resolve("inspector-api-war/COMPATIBILITY.md"));
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean head = i + 1 < lines.size() && lines.get(i + 1).startsWith("|---");
      if (line.startsWith("| ") && !head) {
        rows.add(line.substring(2, line.indexOf(" |")));
      }
    }
    return rows;
  }

  /** By row: module, class below io.ironicinspector, method. */
  private static Map<String, List<String>> ownTests() throws IOException {
    Map<String, List<String>> tests = new LinkedHashMap<>();
    List<String> last = List.of();
    for (String line : Files.readAllLines(RESOURCES.resolve("rows-held-by-our-tests.txt"))) {
      if (line.startsWith("= ")) {
        last = new ArrayList<>();
        tests.put(line.substring(2), last);
      } else if (line.startsWith("  ")) {
        last.add(line.strip());
      }
    }
    return tests;
  }

  private static boolean exists(String test) throws IOException {
    String[] parts = test.split(" ", 3);
    String type = "src/test/java/io/ironicinspector/" + parts[1].replace('.', '/') + ".java";
    Path file = ROOT.resolve(parts[0]).resolve(type);
    return Files.exists(file) && Files.readString(file).contains(" void " + parts[2] + "(");
  }
}
