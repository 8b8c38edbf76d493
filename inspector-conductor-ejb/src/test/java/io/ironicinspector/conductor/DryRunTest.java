package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.rule.PlainJson;
import io.ironicinspector.rules.Rule;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules would do; what each condition and action does is tested where the language is. */
class DryRunTest {
  private static final String BIG =
      "{'uuid': '22222222-2222-4222-8222-222222222222','conditions': [{'field': 'memory_mb', 'op':"
          + " 'ge', 'value': 1024}],'actions': [{'action': 'set-attribute', 'path': '/extra/ram',"
          + " 'value': '{data[memory_mb]} MiB'},{'action': 'set-capability', 'name': 'profile',"
          + " 'value': 'big'}]}";
  private static final String ROOM =
      "{'uuid': '33333333-3333-4333-8333-333333333333', 'scope': 'room-2',"
          + "'conditions': [], 'actions': [{'action': 'add-trait', 'name': 'CUSTOM_ROOM'}]}";

  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }

  private void create(String rule) {
    conductor
        .store
        .rules()
        .read(
            rules -> {
              rules.create(Rule.parse(PlainJson.toPlain(json(rule))), Instant.EPOCH);
              return rule;
            });
  }

  private NodeUuid finishedSampleNode() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    conductor.ironic.forgetCalls();
    return node;
  }

  private JsonObject test(String question) {
    return get(conductor.engine.testRules(json(question)));
  }

  private static List<String> texts(JsonValue array) {
    return array.asJsonArray().stream().map(JsonValue::toString).toList();
  }

  @Test
  void aRuleIsTracedOnTheStoredDataAndNothingIsWritten() {
    NodeUuid node = finishedSampleNode();
    var before = conductor.find(node);
    JsonObject outcome = test("{'node': '%s', 'rule': %s}".formatted(node, BIG));

    JsonObject traced = outcome.getJsonArray("rules").getJsonObject(0);
    assertThat(traced.getBoolean("matched")).isTrue();
    JsonObject condition = traced.getJsonArray("conditions").getJsonObject(0);
    assertThat(condition.getBoolean("result")).isTrue();
    assertThat(condition.getJsonArray("values").getJsonObject(0).getInt("value")).isEqualTo(65536);
    JsonObject action = outcome.getJsonArray("actions").getJsonObject(0);
    assertThat(action.getString("value")).isEqualTo("65536 MiB");
    assertThat(texts(outcome.getJsonObject("changes").get("patch")))
        .hasSize(2)
        .first()
        .isEqualTo("{\"op\":\"add\",\"path\":\"/extra/ram\",\"value\":\"65536 MiB\"}");
    assertThat(outcome.getString("node")).isEqualTo(node.toString());
    assertThat(outcome.getString("data")).isEqualTo("stored");
    assertThat(conductor.ironic.count("(PATCH|POST|PUT|DELETE) .*")).isZero();
    assertThat(conductor.ironic.count("GET .*")).isEqualTo(1);
    assertThat(conductor.find(node)).isEqualTo(before);
    assertThat(conductor.store.rules().<Integer>read(rules -> rules.list().size())).isZero();
  }

  @Test
  void withoutARuleAllStoredOnesAreTestedInTheirOrder() {
    NodeUuid node = finishedSampleNode();
    create(BIG);
    create(ROOM);
    JsonObject outcome = test("{'node': 'sample'}");
    assertThat(texts(outcome.get("matched")))
        .containsExactly("\"22222222-2222-4222-8222-222222222222\"");
    JsonObject room = outcome.getJsonArray("rules").getJsonObject(1);
    assertThat(room.getBoolean("in_scope")).isFalse();
    assertThat(outcome.getString("node")).isEqualTo(node.toString());
    JsonObject one = test("{'node': 'sample', 'rule': '33333333-3333-4333-8333-333333333333'}");
    assertThat(one.getJsonArray("rules")).hasSize(1);
  }

  @Test
  void dataOfTheRequestOrOfARunMayBeUsedInstead() {
    NodeUuid node = finishedSampleNode();
    JsonObject little =
        test("{'node': 'sample', 'rule': %s, 'data': {'memory_mb': 'much'}}".formatted(BIG));
    assertThat(little.getJsonArray("matched")).isEmpty();
    assertThat(little.getString("data")).isEqualTo("given");
    assertThat(little.getJsonArray("warnings").getString(0)).contains("memory_mb ge");
    JsonObject ofRun = test("{'node': 'sample', 'rule': %s, 'run': 1}".formatted(BIG));
    assertThat(ofRun.getJsonArray("matched")).hasSize(1);
    assertThat(ofRun.getString("data")).isEqualTo("run 1");
    assertRefused(
        "{'node': 'sample', 'run': 2}",
        Kind.NOT_FOUND,
        "Run 2 of node %s has no processed data".formatted(node));
  }

  @Test
  void withoutANodeOnlyDataIsLookedAt() {
    JsonObject outcome = test("{'rule': %s, 'data': {'memory_mb': 4096}}".formatted(BIG));
    assertThat(outcome.getJsonArray("matched")).hasSize(1);
    assertThat(outcome.get("node")).isEqualTo(JsonValue.NULL);
    assertThat(conductor.ironic.calls()).isEmpty();
  }

  @Test
  void aFailureIsToldAndLeavesNoChanges() {
    finishedSampleNode();
    JsonObject failing =
        test(
            "{'node': 'sample', 'rule': {'conditions': [], 'actions': ["
                + "{'action': 'extend-attribute', 'path': '/extra', 'value': 'x'},"
                + "{'action': 'fail', 'message': 'never reached'}]}}");
    JsonObject failure = failing.getJsonObject("failure");
    assertThat(failure.getString("action")).isEqualTo("extend-attribute");
    assertThat(failure.getString("message")).contains("/extra is not a list");
    assertThat(failing.get("changes")).isEqualTo(JsonValue.NULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                               | node is missing: the UUID or the name of a node, unless"
            + " there is data",
        "{'node': 5}                      | node must be the UUID or the name of a node, was 5",
        "{'node': ' '}                    | node must be the UUID or the name of a node, was \" \"",
        "{'node': 'n', 'rule': 1}         | rule must be a rule, or the UUID of a stored one, was"
            + " 1",
        "{'node': 'n', 'data': []}        | data must be an object, as the hooks leave it, was []",
        "{'node': 'n', 'run': 0}          | run must be the number of a run, 1 or more, was 0",
        "{'node': 'n', 'run': 1.5}        | run must be the number of a run, 1 or more, was 1.5",
        "{'node': 'n', 'run': 1e99}       | run must be the number of a run, 1 or more, was 1E+99",
        "{'node': 'n', 'run': 1, 'data': {}} | run and data exclude each other",
        "{'node': 'n', 'rules': []}       | unknown member rules; allowed are data, node, rule,"
            + " run",
      })
  void aBadQuestionNamesWhatIsWrong(String question, String message) {
    assertRefused(question, Kind.INVALID, "Invalid test of rules: " + message);
  }

  @Test
  void aRuleThatIsNoneIsRefusedAndAnUnknownOneNotFound() {
    conductor.addSampleNode();
    assertRefused(
        "{'node': 'sample', 'rule': {'uuid': 'x'}}", Kind.INVALID, "rule: Invalid UUID value");
    assertRefused("{'node': 'sample', 'rule': 'x'}", Kind.NOT_FOUND, "Rule x was not found");
    assertRefused("{'node': 'nobody'}", Kind.NOT_FOUND, "Node nobody was not found in Ironic");
    assertRefused(
        "{'node': 'sample'}",
        Kind.NOT_FOUND,
        "Introspection data not found for node %s, processed=True".formatted(TestConductor.UUID));
  }

  @Test
  void ironicThatIsDownIsToldWithTheNode() {
    conductor.ironic.close();
    ConductorException down = failure(conductor.engine.testRules(json("{'node': 'sample'}")));
    assertThat(down.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(down)
        .hasMessageStartingWith(
            "Node sample could not be read from Ironic, no rule was evaluated: Ironic at http");
  }

  @Test
  void aDatabaseThatIsDownIsUnavailable() {
    conductor.store.breaks(true);
    assertThat(failure(conductor.engine.testRules(json("{'node': 'sample'}"))).kind())
        .isEqualTo(Kind.UNAVAILABLE);
  }

  private void assertRefused(String question, Kind kind, String message) {
    ConductorException refused = failure(conductor.engine.testRules(json(question)));
    assertThat(refused).hasMessage(message);
    assertThat(refused.kind()).isEqualTo(kind);
  }
}
