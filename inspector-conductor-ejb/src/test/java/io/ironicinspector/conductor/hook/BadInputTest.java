package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.Samples;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field missing, null, of a wrong type or absurdly large: an error that names it, or none.
 */
class BadInputTest {
  /** Strong reference: the level is forgotten with the logger. */
  private static final Logger LOGGER = Logger.getLogger("io.ironicinspector.conductor");

  private static final List<JsonValue> VALUES = BadValues.all();

  @BeforeAll
  static void silence() {
    LOGGER.setLevel(Level.OFF);
  }

  @AfterAll
  static void speakAgain() {
    LOGGER.setLevel(null);
  }

  static Stream<String> sentFields() {
    return HookRun.paths(HookRun.document()).stream();
  }

  static Stream<String> nodeFields() {
    return HookRun.paths(HookRun.node()).stream().filter(path -> path.contains("."));
  }

  @Test
  void theDocumentItselfIsGood() {
    assertThat(HookRun.failures(HookRun.document(), HookRun.node())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("sentFields")
  void aBadFieldOfTheRamdiskIsNamedOrLeftOut(String path) {
    for (JsonValue value : BadValues.fitting(path)) {
      JsonObject posted = Samples.changed(HookRun.document(), Map.of(path, value));
      HookRun.failures(posted, JsonValue.EMPTY_JSON_OBJECT)
          .forEach(failure -> assertNames(failure, path));
    }
  }

  @ParameterizedTest
  @MethodSource("nodeFields")
  void aBadFieldOfTheNodeIsNamedOrLeftOut(String path) {
    for (JsonValue value : VALUES) {
      JsonObject node = Samples.changed(HookRun.node(), Map.of(path, value));
      HookRun.failures(HookRun.document(), node)
          .forEach(
              failure -> assertThat(failure).containsPattern("root_?.device|skip_block_devices"));
    }
  }

  @Test
  void aDocumentOfNothingIsRefusedWithTheHooksOwnTexts() {
    assertThat(HookRun.failures(JsonValue.EMPTY_JSON_OBJECT, JsonValue.EMPTY_JSON_OBJECT))
        .containsExactly("Hardware inventory is empty or missing");
  }

  @Test
  void aMessageNeverQuotesMegabytes() {
    JsonObject posted =
        Samples.changed(
            HookRun.document(), Map.of("error", Json.createValue("x".repeat(1_000_000))));
    assertThat(HookRun.failures(posted, JsonValue.EMPTY_JSON_OBJECT))
        .allSatisfy(failure -> assertThat(failure).hasSizeLessThan(10_000));
  }

  private static void assertNames(String failure, String path) {
    String[] steps = path.split("\\.", -1);
    String field = steps[steps.length - 1];
    boolean named = !field.matches("[0-9]+") && failure.contains(field);
    assertThat(named || failure.matches("(?s).*(inventory|interface|root_disk|disks).*"))
        .as("%s names %s", failure, path)
        .isTrue();
  }
}
