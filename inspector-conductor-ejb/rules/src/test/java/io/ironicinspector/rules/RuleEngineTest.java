package io.ironicinspector.rules;

import static io.ironicinspector.rules.Rules.evaluate;
import static io.ironicinspector.rules.Rules.json;
import static io.ironicinspector.rules.Rules.matches;
import static io.ironicinspector.rules.Rules.rule;
import static io.ironicinspector.rules.Rules.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.action.RuleFailedException;
import io.ironicinspector.rules.facts.Facts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RuleEngineTest {
  private static final String SET =
      "{'action': 'set-attribute', 'path': '/extra/%s', 'value': '%s'}";

  @Test
  void ruleWithoutConditionsMatches() {
    assertThat(matches("", "{}")).isTrue();
  }

  @Test
  void allConditionsMustHold() {
    String first = "{'op': 'eq', 'field': 'a', 'value': 1}";
    String second = "{'op': 'eq', 'field': 'b', 'value': 2}";

    assertThat(matches(first + "," + second, "{'a': 1, 'b': 2}")).isTrue();
    assertThat(matches(first + "," + second, "{'a': 1, 'b': 3}")).isFalse();
  }

  @Test
  void conditionsOfAllRulesAreDecidedBeforeAnyAction() {
    Rule sets = rule("{'actions': [%s]}".formatted(SET.formatted("a", "x")));
    Rule reads = when("{'op': 'eq', 'field': 'node://extra.a', 'value': 'x'}");
    Map<String, Object> node = json("{'extra': {}}");

    RuleOutcome outcome = RuleEngine.evaluate(List.of(sets, reads), Facts.of(Map.of(), node));

    assertThat(outcome.matching()).containsExactly(sets);
  }

  @Test
  void actionsRunInTheOrderOfRulesAndOfTheirLists() {
    Rule first =
        rule("{'actions': [%s, %s]}".formatted(SET.formatted("a", "1"), SET.formatted("b", "2")));
    Rule second = rule("{'actions': [%s]}".formatted(SET.formatted("a", "3")));
    NodeChanges changes = new NodeChanges(Map.of());

    RuleEngine.evaluate(List.of(first, second), Facts.of(Map.of(), Map.of())).applyTo(changes);

    assertThat(changes.patch())
        .extracting(operation -> operation.get("path") + "=" + operation.get("value"))
        .containsExactly("/extra/a=1", "/extra/b=2", "/extra/a=3");
  }

  @Test
  void failEndsTheRunWithItsTextAfterTheActionsBeforeIt() {
    Rule fails =
        rule(
            "{'actions': [%s, {'action': 'fail', 'message': 'no {data[a]}'}, %s]}"
                .formatted(SET.formatted("a", "1"), SET.formatted("b", "2")));
    NodeChanges changes = new NodeChanges(Map.of());
    RuleOutcome outcome = evaluate(fails, "{}");

    assertThat(outcome.failure()).contains(new RuleFailure(fails.uuid(), "fail", "no {data[a]}"));
    assertThatThrownBy(() -> outcome.applyTo(changes))
        .isInstanceOf(RuleFailedException.class)
        .hasMessage("no {data[a]}");
    assertThat(changes.patch()).hasSize(1);
  }

  @Test
  void missingVariableNamesTheValueAndTheKey() {
    RuleOutcome outcome =
        evaluate(rule("{'actions': [%s]}".formatted(SET.formatted("a", "{data[zz]}"))), "{}");

    assertThat(outcome.failure().orElseThrow().message())
        .isEqualTo("Invalid formatting variable key provided in value {data[zz]}: 'zz'");
  }

  @Test
  void valuesAreFormattedInDepthWithTheirKeys() {
    Rule rule =
        rule(
            "{'actions': [{'action': 'set-attribute', 'path': 'extra/{data[a]}',"
                + " 'value': {'k{data[a]}': ['{data[a]}', 2, null]}}]}");

    assertThat(evaluate(rule, "{'a': 1}").actions())
        .singleElement()
        .satisfies(
            planned ->
                assertThat(planned.action().parameters())
                    .isEqualTo(
                        json("{'path': 'extra/{data[a]}', 'value': {'k1': ['1', 2, null]}}")));
  }

  @Test
  void scopeMustEqualThatOfTheNode() {
    Rule rule = rule("{'scope': 'edge', 'actions': [%s]}".formatted(SET.formatted("a", "1")));

    assertThat(evaluate(rule, "{}", "{'properties': {'inspection_scope': 'edge'}}").matching())
        .hasSize(1);
    assertThat(evaluate(rule, "{}", "{'properties': {'inspection_scope': 'Edge'}}").matching())
        .isEmpty();
    assertThat(evaluate(rule, "{}", "{'properties': {}}").matching()).isEmpty();
    assertThat(evaluate(rule, "{}", "{'properties': null}").matching()).isEmpty();
  }

  @Test
  void emptyScopeIsForAllNodes() {
    Rule rule = rule("{'scope': '', 'actions': [%s]}".formatted(SET.formatted("a", "1")));

    assertThat(evaluate(rule, "{}").matching()).containsExactly(rule);
  }

  @Test
  void nodeIsFetchedOnceAndOnlyWhenAskedFor() {
    AtomicInteger fetches = new AtomicInteger();
    Facts facts =
        Facts.fetching(
            Map.of(),
            () -> {
              fetches.incrementAndGet();
              return Map.of("name", "n");
            });
    Rule aboutData = when("{'op': 'is-empty', 'field': 'a'}");
    Rule aboutNode = when("{'op': 'eq', 'field': 'node://name', 'value': 'n'}");

    RuleEngine.evaluate(List.of(aboutData), facts);
    assertThat(fetches).hasValue(0);
    assertThat(RuleEngine.evaluate(List.of(aboutNode, aboutNode), facts).matching()).hasSize(2);
    assertThat(fetches).hasValue(1);
  }

  @Test
  void nodeHasTheNamesOfTheSdk() {
    String node = "{'uuid': 'u', 'maintenance': true, 'instance_uuid': null, 'driver': 'ipmi'}";

    assertThat(nodeHas("{'op': 'eq', 'field': 'node://id', 'value': 'u'}", node)).isTrue();
    assertThat(nodeHas("{'op': 'eq', 'field': 'node://is_maintenance', 'value': true}", node))
        .isTrue();
    assertThat(nodeHas("{'op': 'eq', 'field': 'node://uuid', 'value': 'u'}", node)).isFalse();
    assertThat(nodeHas("{'op': 'matches', 'field': 'node://fault', 'value': 'None'}", node))
        .isTrue();
  }

  private static boolean nodeHas(String condition, String node) {
    return !evaluate(when(condition), "{}", node).matching().isEmpty();
  }

  @Test
  void unusableValueDoesNotFitEvenInverted() {
    String condition = "{'op': 'lt', 'field': 'a', 'value': 5, 'invert': %s}";

    assertThat(matches(condition.formatted("false"), "{'a': 'x'}")).isFalse();
    assertThat(matches(condition.formatted("true"), "{'a': 'x'}")).isFalse();
  }

  @Test
  void unusableValueDoesNotHideAnotherThatFits() {
    String any = "{'op': 'in-net', 'field': 'a[*]', 'value': '10.0.0.0/8'}";
    String all = "{'op': 'in-net', 'field': 'a[*]', 'value': '10.0.0.0/8', 'multiple': 'all'}";

    assertThat(matches(any, "{'a': [null, '10.1.1.1']}")).isTrue();
    assertThat(matches(all, "{'a': [null, '10.1.1.1']}")).isFalse();
  }

  @Test
  void pathThatCannotBeFollowedMakesTheConditionFalseWithAWarning() {
    RuleOutcome outcome = evaluate(when("{'op': 'is-empty', 'field': 'a[*]'}"), "{'a': null}");

    assertThat(outcome.matching()).isEmpty();
    assertThat(outcome.warnings())
        .singleElement()
        .asString()
        .endsWith("condition a[*] is-empty: object of type 'NoneType' has no len()");
  }

  @Test
  void explanationLooksAtEveryConditionWithTheSameOutcome() {
    Rule rule =
        when("{'op': 'eq', 'field': 'a', 'value': 2}, {'op': 'gt', 'field': 'b[*]', 'value': 1}");
    Facts facts = Facts.of(json("{'a': 1, 'b': [1, 'x', 2, 3]}"), Map.of());

    RuleTrace run = RuleEngine.evaluate(List.of(rule), facts).rules().get(0);
    RuleTrace explained = RuleEngine.explain(List.of(rule), facts).rules().get(0);

    assertThat(run.conditions()).hasSize(1);
    assertThat(explained.conditions()).hasSize(2);
    assertThat(explained.matches()).isFalse();
    Map<String, Object> second = explained.conditions().get(1).toTree();
    assertThat(second).containsEntry("result", true).containsEntry("op", "gt");
    assertThat(Json.objects(second.get("values")).map(value -> value.get("result")))
        .containsExactly(false, false, true);
  }

  @Test
  void traceOfAWholeInventoryStaysShort() {
    String big = "['%s', {'a': '%s'}]".formatted("x".repeat(10_000), "y".repeat(10_000));
    Rule rule =
        when(
            "{'op': 'eq', 'field': '$..*', 'value': 1}, {'op': 'lt', 'field': 'z[*]', 'value': 1}");
    String many = "null,".repeat(200) + "1";
    Facts facts = Facts.of(json("{'a': %s, 'z': [%s]}".formatted(big, many)), Map.of());

    RuleOutcome outcome = RuleEngine.explain(List.of(rule), facts);
    String tree = outcome.toTree().toString();

    assertThat(tree.length()).isLessThan(30_000);
    assertThat(tree).contains("values_omitted=151");
    assertThat(outcome.warnings()).last().asString().endsWith("z[*] lt: 190 more values like that");
  }
}
