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
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds COMPATIBILITY.md against the two lists of what holds its rows: what {@link DifferentialIT}
 * saw on both sides, and tests of ours alone.
 */
class CompatibilityTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final Pattern TEST =
      Pattern.compile("^ +@(Test|ParameterizedTest|TestFactory)\\b");

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
        assertThat(isRun(test)).as(test).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RuleApiTest stop", "RuleApiTest assertGone", "RuleApiTest x", "X x"})
  void whatJunitDoesNotRunHoldsNothing(String method) throws IOException {
    assertThat(isRun("inspector-api-war api.RuleApiTest allRulesAreDeletedAtOnce")).isTrue();
    assertThat(isRun("inspector-api-war api." + method)).isFalse();
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
        assertThat(tests.put(line.substring(2), last)).as("twice: " + line).isNull();
      } else if (line.startsWith("  ")) {
        last.add(line.strip());
      }
    }
    return tests;
  }

  /** Whether there is such a method, with the annotation of a test above it. */
  private static boolean isRun(String test) throws IOException {
    String[] parts = test.split(" ", 3);
    String type = "src/test/java/io/ironicinspector/" + parts[1].replace('.', '/') + ".java";
    Path file = ROOT.resolve(parts[0]).resolve(type);
    if (!Files.exists(file)) {
      return false;
    }
    List<String> lines = Files.readAllLines(file);
    return lines.stream().noneMatch(line -> line.strip().startsWith("@Disabled"))
        && IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).strip().startsWith("void " + parts[2] + "("))
            .anyMatch(i -> isTest(lines.subList(0, i)));
  }

  /** Annotations may take many lines; a blank one is above them. */
  private static boolean isTest(List<String> above) {
    for (int i = above.size() - 1; i >= 0 && !above.get(i).isBlank(); i--) {
      if (TEST.matcher(above.get(i)).find()) {
        return true;
      }
    }
    return false;
  }
}
