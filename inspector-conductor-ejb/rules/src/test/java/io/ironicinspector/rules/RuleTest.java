package io.ironicinspector.rules;

import static io.ironicinspector.rules.Rules.json;
import static io.ironicinspector.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.rules.schema.InvalidRuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
  private static final String ACTIONS = "'actions': [{'action': 'fail', 'message': 'm'}]";
  private static final String OPS =
      "['contains', 'eq', 'ge', 'gt', 'in-net', 'is-empty', 'le', 'lt', 'matches', 'ne']";

  @Test
  void wholeRuleComesBackWithItsDefaults() {
    Rule rule =
        rule(
            "{'uuid': '7EA4B1E6-1D34-4B22-8D6B-3A3B7C6F2C11', 'description': 5, 'scope': 's',"
                + " 'unknown': 1, 'conditions': [{'op': 'eq', 'field': 'a', 'value': 1}],"
                + " 'actions': [{'action': 'set-attribute', 'path': 'extra/a', 'value': null}]}");

    assertThat(rule.toTree())
        .isEqualTo(
            json(
                "{'uuid': '7EA4B1E6-1D34-4B22-8D6B-3A3B7C6F2C11', 'description': 5,"
                    + " 'scope': 's', 'conditions': [{'value': 1, 'op': 'eq', 'field': 'a',"
                    + " 'multiple': 'any', 'invert': false}], 'actions':"
                    + " [{'path': 'extra/a', 'value': null, 'action': 'set-attribute'}]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'uuid': null,", "'uuid': '',", "'uuid': 0,"})
  void ruleWithoutUuidGetsOne(String uuid) {
    Rule rule = rule("{%s %s}".formatted(uuid, ACTIONS));

    assertThat(NodeUuid.like(rule.uuid())).isPresent();
    assertThat(rule.description()).isEmpty();
    assertThat(rule.scope()).isEmpty();
    assertThat(rule.conditions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'uuid': 5, A} | Invalid UUID value",
        "{'uuid': 'x', A} | Invalid UUID value",
        "{'uuid': 'urn:uuid:7ea4b1e6-1d34-4b22-8d6b-3a3b7c6f2c11', A} | Invalid UUID value",
        "{'scope': 5, A} | Invalid scope: must be a string, was 5",
        "{'scope': [], A} | Invalid scope: must be a string, was []",
        "{'description': {'a': 1}, A} | Invalid description: must be a string, was {'a': 1}",
        "{'conditions': null, A} | Validation failed for conditions: None is not of type 'array'",
        "{'conditions': {}, A} | Validation failed for conditions: {} is not of type 'array'",
        "{'conditions': [5], A} | Validation failed for conditions: 5 is not of type 'object'",
        "{'conditions': [{}], A} | Validation failed for conditions: 'op' is a required property",
        "{'conditions': [{'op': 'zz', 'field': 5}, {'op': 'eq'}], A}"
            + " | Validation failed for conditions: 'field' is a required property",
        "{'conditions': [{'op': 'zz', 'field': 5}], A}"
            + " | Validation failed for conditions: 'zz' is not one of "
            + OPS,
        "{'conditions': [{'op': null, 'field': 'a'}], A}"
            + " | Validation failed for conditions: None is not one of "
            + OPS,
        "{'conditions': [{'op': 'eq', 'field': 5}], A}"
            + " | Validation failed for conditions: 5 is not of type 'string'",
        "{'conditions': [{'op': 'eq', 'field': null}], A}"
            + " | Validation failed for conditions: None is not of type 'string'",
        "{'conditions': [{'op': 'eq', 'field': 'a', 'multiple': 'x'}], A}"
            + " | Validation failed for conditions: 'x' is not one of ['all', 'any', 'first']",
        "{'conditions': [{'op': 'eq', 'field': 'a', 'multiple': null}], A}"
            + " | Validation failed for conditions: None is not one of ['all', 'any', 'first']",
        "{'conditions': [{'op': 'eq', 'field': 'a', 'invert': 1}], A}"
            + " | Validation failed for conditions: 1 is not of type 'boolean'",
        "{} | Validation failed for actions: [] is too short",
        "{'actions': null} | Validation failed for actions: None is not of type 'array'",
        "{'actions': [{}]} | Validation failed for actions: 'action' is a required property",
        "{'actions': ['fail']} | Validation failed for actions: 'fail' is not of type 'object'",
        "{'actions': [{'action': 'zz'}]} | Validation failed for actions: 'zz' is not one of"
            + " ['add-trait', 'example', 'extend-attribute', 'fail', 'log', 'remove-trait',"
            + " 'set-attribute', 'set-capability']",
      })
  void firstLineSaysWhatIsWrong(String body, String firstLine) {
    assertThatThrownBy(() -> rule(body.replace("A}", ACTIONS + "}")))
        .isInstanceOf(InvalidRuleException.class)
        .extracting(e -> e.getMessage().lines().findFirst().orElseThrow())
        .isEqualTo(firstLine);
  }

  @Test
  void laterLinesNameThePlace() {
    assertThatThrownBy(() -> rule("{'conditions': [{'op': 'eq', 'field': 'a', 'invert': 'no'}]}"))
        .hasMessage(
            """
            Validation failed for conditions: 'no' is not of type 'boolean'

            Failed validating 'type' in schema['items']['properties']['invert']

            On instance[0]['invert']:
                'no'""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'op': 'eq', 'field': 'http://a', 'value': 1 | Unsupported scheme for field: http,"
            + " valid values are node:// or data://",
        "'op': 'eq', 'field': 'node://', 'value': 1 | Unable to parse field JSON path node://:"
            + " 'NoneType' object has no attribute 'lineno'",
        "'op': 'eq', 'field': 'a b', 'value': 1 | Unable to parse field JSON path a b:"
            + " Parse error at 1:2 near token b (ID)",
        "'op': 'eq', 'field': 'a' | Invalid parameters for operator eq:"
            + " missing required parameter(s): value",
        "'op': 'eq', 'field': 'a', 'value': null, 'z': 1, 'y': 2 | Invalid parameters for operator"
            + " eq: missing required parameter(s): value; unexpected parameter(s): y, z",
        "'op': 'is-empty', 'field': 'a', 'value': 1 | Invalid parameters for operator is-empty:"
            + " unexpected parameter(s): value",
        "'op': 'in-net', 'field': 'a', 'value': 'x' | Invalid parameters for operator in-net:"
            + " invalid value: invalid IPNetwork x",
        "'op': 'in-net', 'field': 'a', 'value': 5 | Invalid parameters for operator in-net:"
            + " invalid value: must be an IP network as a string, was 5",
        "'op': 'matches', 'field': 'a' | Invalid parameters for operator matches:"
            + " missing required parameter(s): value",
        "'op': 'contains', 'field': 'a', 'value': [] | Invalid parameters for operator contains:"
            + " invalid value: must be a regular expression as a string, was []",
        "'op': 'matches', 'field': 'a', 'value': '(' | Invalid parameters for operator matches:"
            + " invalid regular expression: missing ), unterminated subpattern at position 0",
      })
  void conditionsAreCheckedOneByOne(String condition, String message) {
    assertThatThrownBy(() -> rule("{'conditions': [{%s}], %s}".formatted(condition, ACTIONS)))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'action': 'fail' | fail: missing required parameter(s): message",
        "'action': 'fail', 'message': null | fail: missing required parameter(s): message",
        "'action': 'fail', 'message': [] | fail: invalid message: must be a string, was []",
        "'action': 'set-attribute' | set-attribute: missing required parameter(s): path, value",
        "'action': 'set-attribute', 'path': '/a' | set-attribute:"
            + " missing required parameter(s): value",
        "'action': 'set-attribute', 'path': '//', 'value': 1 | set-attribute: invalid path: must"
            + " be the path of a node's attribute, such as /extra/key, was '//'",
        "'action': 'set-attribute', 'path': 5, 'value': 1 | set-attribute: invalid path: must"
            + " be the path of a node's attribute, such as /extra/key, was 5",
        "'action': 'set-attribute', 'path': 'a', 'value': 1, 'op': 2 | set-attribute:"
            + " unexpected parameter(s): op",
        "'action': 'extend-attribute', 'path': 'a', 'value': null | extend-attribute:"
            + " missing required parameter(s): value",
        "'action': 'set-capability' | set-capability: missing required parameter(s): name",
        "'action': 'add-trait', 'name': {} | add-trait: invalid name: must be a string, was {}",
        "'action': 'remove-trait' | remove-trait: missing required parameter(s): name",
        "'action': 'example', 'a': 1 | example: unexpected parameter(s): a",
        "'action': 'log' | log: missing required parameter(s): message",
      })
  void actionsAreCheckedOneByOne(String action, String message) {
    assertThatThrownBy(() -> rule("{'actions': [{%s}]}".formatted(action)))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessage("Invalid parameters for action " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "'scope': '%s', Invalid scope",
    "'description': '%s', description",
    "'conditions': [{'op': 'is-empty'; 'field': '%s'}], field"
  })
  void whatPostgresqlCannotHoldIsRefused(String member, String named) {
    String text = member.replace(";", ",").formatted("\\u0000");
    assertThatThrownBy(() -> rule("{%s, %s}".formatted(text, ACTIONS)))
        .hasMessageContaining(named + ": must not contain the character U+0000");
  }

  @Test
  void scopeMayBeLongButNotTooLong() {
    String longest = "😀".repeat(255);

    assertThat(rule("{'scope': '%s', %s}".formatted(longest, ACTIONS)).scope()).contains(longest);
    assertThatThrownBy(() -> rule("{'scope': '%sx', %s}".formatted(longest, ACTIONS)))
        .hasMessage("Invalid scope: the length of the scope should be within 255 characters");
  }

  @Test
  void whatWouldNotFitIntoTheDatabaseIsRefused() {
    String huge = "x".repeat(70_000);

    assertThatThrownBy(() -> rule("{'description': '%s', %s}".formatted(huge, ACTIONS)))
        .hasMessage("description: larger than 65000 bytes of JSON");
    assertThatThrownBy(
            () -> rule("{'actions': [{'action': 'fail', 'message': '%s'}]}".formatted(huge)))
        .hasMessage("actions[0]: larger than 65000 bytes of JSON");
    assertThatThrownBy(
            () ->
                rule(
                    "{'conditions': [{'op': 'eq', 'field': 'a', 'value': '%s'}], %s}"
                        .formatted(huge, ACTIONS)))
        .hasMessage("conditions[0]: larger than 65000 bytes of JSON");
  }

  @Test
  void deepValueIsRefused() {
    Object deep = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }
    Object value = deep;
    Map<String, Object> body =
        Map.of("actions", List.of(Map.of("action", "set-attribute", "path", "a", "value", value)));

    assertThatThrownBy(() -> Rule.parse(body))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessage("actions[0]: nested deeper than 100 levels");
    assertThatThrownBy(() -> Rule.parse(value))
        .isInstanceOf(InvalidRuleException.class)
        .hasMessageStartingWith("Invalid rule: must be a JSON object");
  }

  @Test
  void ruleDoesNotChangeWithTheBodyItCameFrom() {
    Map<String, Object> body = json("{'actions': [{'action': 'fail', 'message': 'm'}]}");
    Rule rule = Rule.parse(body);

    Json.object(Json.list(body.get("actions")).get(0)).put("message", "other");

    assertThat(rule.toTree().toString()).contains("message=m");
  }
}
