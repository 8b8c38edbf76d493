package io.ironicinspector.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.facts.Facts;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.schema.InvalidRuleException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules that were observed on the Python service. Where it failed the whole run with a 500, a
 * condition is false with a warning, and an action fails the run with a text that says why.
 */
class SampleCasesTest {
  private static final Map<String, Object> DATA =
      Json.object(Json.resource("inventory-basic.expected.json").get("processed_data"));

  /** The node as the hooks left it. */
  private static final Map<String, Object> NODE =
      Json.readObject(
          """
          {"uuid": "11111111-1111-4111-8111-111111111111", "extra": {}, "traits": [],
           "properties": {"cpus": "16", "cpu_arch": "x86_64", "capabilities":
             "cpu_vt:true,cpu_aes:true,cpu_hugepages:true,cpu_hugepages_1g:true"}}
          """);

  private static final String PREFIX = "Unexpected exception \\w+ during processing: ";

  /** Where our text is another one than Python's. */
  private static final Map<String, String> BETTER =
      Map.of(
          "string index out of range",
          "an empty regular expression matches nothing",
          "Invalid formatting variable key provided in value %(val)s: %(e)s",
          "Invalid formatting variable key provided in value {foo}: 'foo'",
          "'str' object has no attribute 'append'",
          "/properties/cpus is not a list but of type 'str': '16'");

  static Stream<Map<String, Object>> cases() {
    return Json.objects(Json.resource("rules-cases.json").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void comesOutAsObserved(Map<String, Object> sample) {
    if (!sample.get("create_status").equals(201L)) {
      assertThatThrownBy(() -> Rule.parse(sample))
          .isInstanceOf(InvalidRuleException.class)
          .hasMessage((String) sample.get("create_error"));
      return;
    }
    NodeChanges changes = new NodeChanges(NODE);
    RuleOutcome outcome = RuleEngine.evaluate(List.of(Rule.parse(sample)), Facts.of(DATA, NODE));
    if (sample.get("continue_status").equals(200L)) {
      outcome.applyTo(changes);
      assertFinished(sample, outcome, changes);
    } else {
      assertFailure(sample, outcome, changes);
    }
  }

  private static void assertFinished(
      Map<String, Object> sample, RuleOutcome outcome, NodeChanges changes) {
    assertThat(outcome.warnings()).isEmpty();
    assertThat(changes.node().get("extra")).isEqualTo(sample.get("node_extra_after"));
    assertThat(!outcome.matching().isEmpty()).isEqualTo(sample.getOrDefault("rule_matched", true));
    if (sample.containsKey("node_capabilities_after")) {
      assertThat(Json.object(changes.node().get("properties")))
          .containsEntry("capabilities", sample.get("node_capabilities_after"));
    }
  }

  private static void assertFailure(
      Map<String, Object> sample, RuleOutcome outcome, NodeChanges changes) {
    String observed = ((String) sample.get("status_error")).replaceFirst(PREFIX, "");
    String expected = BETTER.getOrDefault(observed, observed);
    if (!Json.list(sample.get("conditions")).isEmpty()) {
      assertThat(outcome.matching()).isEmpty();
      assertThat(outcome.failure()).isEmpty();
      assertThat(outcome.warnings()).singleElement().asString().endsWith(expected);
    } else if (outcome.failure().isPresent()) {
      assertThat(outcome.failure().get().message()).endsWith(expected);
    } else {
      assertThatThrownBy(() -> outcome.applyTo(changes))
          .isInstanceOf(UnusableValueException.class)
          .hasMessageEndingWith(expected);
    }
    assertThat(changes.patch()).isEmpty();
  }
}
