package io.ironicinspector.conductor.processing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Hooks and rules against the hooks and rules of the real ironic-inspector 11.1.0, on generated
 * machines: the same document is stored, and Ironic has the same node and ports afterwards, or
 * {@link KnownDifference} says why not.
 */
class UpstreamPipelineIT {
  private static final int SEED = Integer.getInteger("inspector.differential.seed", 5);
  private static final int CASES =
      Integer.getInteger(
          "inspector.differential.cases", Boolean.getBoolean("inspector.full") ? 10_000 : 600);

  /** Strong reference: the level is forgotten with the logger. */
  private static final Logger LOGGER = Logger.getLogger("io.ironicinspector.conductor");

  @BeforeAll
  static void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOGGER.setLevel(null);
  }

  @Test
  void generatedMachinesComeOutAsFromThePythonService() throws Exception {
    List<String> unexplained = new ArrayList<>();
    Map<KnownDifference, Integer> explained = new EnumMap<>(KnownDifference.class);
    int same = 0;
    for (JsonObject generated : UpstreamRuns.of(SEED, CASES)) {
      List<Difference> differences =
          Difference.between(
              new UpstreamOutcome(generated).toMap(), new OurRun(generated).outcome());
      same += differences.isEmpty() ? 1 : 0;
      for (Difference difference : differences) {
        Optional<KnownDifference> known = KnownDifference.of(generated, difference);
        known.ifPresentOrElse(
            why -> explained.merge(why, 1, Integer::sum),
            () -> unexplained.add("case " + generated.getInt("number") + ": " + difference));
      }
    }
    assertThat(unexplained).as("%d of %d the same, %s", same, CASES, explained).isEmpty();
    assertThat(same).as("%s", explained).isGreaterThan(CASES * 2 / 3);
  }

  @Test
  void theGuideListsEachKnownDifference() throws Exception {
    String guide = Files.readString(Path.of("HOOKS.md")).replaceAll("\\s+", " ");
    assertThat(KnownDifference.values())
        .allSatisfy(known -> assertThat(guide).contains(known.reason()));
  }
}
