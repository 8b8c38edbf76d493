package io.ironicinspector.endtoend.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ironicinspector.endtoend.Checkout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Debian's ironic-inspector and ours are asked the same, in two configurations. They answer alike,
 * or {@code explained-differences.txt} names the row of COMPATIBILITY.md that says why not.
 */
class DifferentialIT {
  private static final Path LIST =
      Checkout.file("inspector-ear/end-to-end/src/test/resources/explained-differences.txt");

  private static Pair open;
  private static Pair guarded;

  @BeforeAll
  static void start() throws Exception {
    open = Pair.open();
    open.awaitReady();
    guarded = Pair.guarded(); // ready when the chapters of the other are through
  }

  @AfterAll
  static void stop() throws Exception {
    for (Pair pair : Arrays.asList(open, guarded)) {
      if (pair != null) {
        pair.stop();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> bothAnswerAlike() throws Exception {
    Explanations explanations = Explanations.read(LIST);
    return Stream.of(
            comparisons(open, Chapters.open(), explanations),
            comparisons(guarded, Chapters.guarded(), explanations),
            Stream.of(
                dynamicTest("the list has nothing that is not so", () -> allUsed(explanations))))
        .flatMap(tests -> tests);
  }

  private static Stream<DynamicTest> comparisons(
      Pair pair, List<Chapter> chapters, Explanations explanations) {
    return chapters.stream()
        .map(chapter -> dynamicTest(chapter.name(), () -> compare(pair, chapter, explanations)));
  }

  private static void compare(Pair pair, Chapter chapter, Explanations explanations)
      throws Exception {
    List<Difference> unexplained = explanations.unexplained(pair.run(chapter));
    assertThat(unexplained).as(chapter.name()).isEmpty();
  }

  private static void allUsed(Explanations explanations) {
    assertThat(explanations.unused()).isEmpty();
  }
}
