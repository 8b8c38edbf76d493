package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.Samples;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Two bad fields at once. */
class BadInputPropertyTest {
  private static final Logger LOGGER = Logger.getLogger("io.ironicinspector.conductor");
  private static final List<String> SENT = HookRun.paths(HookRun.document());
  private static final List<String> KEPT =
      HookRun.paths(HookRun.node()).stream().filter(path -> path.contains(".")).toList();

  @BeforeContainer
  static void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterContainer
  static void speakAgain() {
    LOGGER.setLevel(null);
  }

  @Property(tries = 1500)
  void twoBadFieldsOfTheRamdiskNeverFailInAnUnexpectedWay(
      @ForAll("sent") String one,
      @ForAll("sent") String other,
      @ForAll("values") JsonValue first,
      @ForAll("values") JsonValue second) {
    JsonObject posted = Samples.changed(HookRun.document(), Map.of(one, first));
    if (!HookRun.paths(posted).contains(other)) {
      return; // it was inside the other one
    }
    assertThat(
            HookRun.failures(
                Samples.changed(posted, Map.of(other, second)), JsonValue.EMPTY_JSON_OBJECT))
        .allSatisfy(failure -> assertThat(failure).isNotBlank());
  }

  @Property(tries = 1000)
  void aBadFieldOfTheRamdiskAndOneOfTheNodeNeverFailInAnUnexpectedWay(
      @ForAll("sent") String sent,
      @ForAll("kept") String kept,
      @ForAll("values") JsonValue first,
      @ForAll("values") JsonValue second) {
    assertThat(
            HookRun.failures(
                Samples.changed(HookRun.document(), Map.of(sent, first)),
                Samples.changed(HookRun.node(), Map.of(kept, second))))
        .allSatisfy(failure -> assertThat(failure).isNotBlank());
  }

  @Provide
  Arbitrary<String> sent() {
    return Arbitraries.of(SENT);
  }

  @Provide
  Arbitrary<String> kept() {
    return Arbitraries.of(KEPT);
  }

  @Provide
  Arbitrary<JsonValue> values() {
    return Arbitraries.of(BadValues.fitting("any"));
  }
}
