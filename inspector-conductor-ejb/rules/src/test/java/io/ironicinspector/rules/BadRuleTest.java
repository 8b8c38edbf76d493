package io.ironicinspector.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.action.RuleFailedException;
import io.ironicinspector.rules.facts.Facts;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.schema.InvalidRuleException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of a rule missing, null, of a wrong type or absurdly large, one at a time and in
 * pairs: the rule is refused with a text that says where, or it is a rule, and then a run with it
 * comes to an end that can be told.
 */
class BadRuleTest {
  private static final Object MISSING = new Object();
  private static final int PAIRS = Boolean.getBoolean("inspector.full") ? 200_000 : 4_000;

  private static final Map<String, Object> RULE =
      Json.readObject(
          """
          {"uuid": "11111111-1111-4111-8111-111111111111", "description": "d", "scope": "s",
           "conditions": [
             {"op": "eq", "field": "a", "value": 1, "multiple": "any", "invert": false},
             {"op": "in-net", "field": "data://b[*].ip", "value": "10.0.0.0/8"},
             {"op": "matches", "field": "node://name", "value": "n.*"},
             {"op": "contains", "field": "t", "value": "x"},
             {"op": "is-empty", "field": "e"}],
           "actions": [
             {"action": "set-attribute", "path": "/extra/a", "value": {"k": ["{data[a]}"]}},
             {"action": "set-attribute", "path": "driver", "value": "x", "reset_interfaces": true},
             {"action": "set-capability", "name": "c", "value": "{data[a]}"},
             {"action": "extend-attribute", "path": "/extra/list", "value": 1, "unique": true},
             {"action": "add-trait", "name": "CUSTOM_A"},
             {"action": "remove-trait", "name": "CUSTOM_B"},
             {"action": "log", "message": "{data[a]}"}]}
          """);
  private static final Map<String, Object> DATA =
      Json.readObject("{\"a\": 1, \"b\": [{\"ip\": \"10.0.0.1\"}], \"t\": \"xyz\", \"e\": []}");
  private static final Map<String, Object> NODE =
      Json.readObject(
          "{\"name\": \"n1\", \"properties\": {\"inspection_scope\": \"s\"}, \"extra\": {}}");

  private static final List<Object> VALUES = values();

  static Stream<List<Object>> fields() {
    return paths(List.of(), RULE).stream();
  }

  @Test
  void theRuleItselfIsGoodAndMatches() {
    assertThat(RuleEngine.evaluate(List.of(Rule.parse(RULE)), Facts.of(DATA, NODE)).matching())
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aBadFieldIsNamedOrHarmless(List<Object> field) {
    for (Object value : VALUES) {
      judge(List.of(field), changed(RULE, field, value));
    }
  }

  @Test
  void twoBadFieldsAreNamedOrHarmless() {
    Random random = new Random(3);
    List<List<Object>> fields = fields().toList();
    for (int i = 0; i < PAIRS; i++) {
      List<Object> first = fields.get(random.nextInt(fields.size()));
      List<Object> second = fields.get(random.nextInt(fields.size()));
      // What is removed from a list moves what comes after it: the last first.
      boolean inOrder = !isBefore(first, second);
      if (inOrder && !begins(first, second) && !begins(second, first)) {
        Object once = changed(RULE, first, VALUES.get(random.nextInt(VALUES.size())));
        judge(
            List.of(first, second),
            changed(once, second, VALUES.get(random.nextInt(VALUES.size()))));
      }
    }
  }

  @Test
  void aHundredThousandConditionsOrActionsAreTooMany() {
    for (String list : List.of("conditions", "actions")) {
      Object first = Json.list(RULE.get(list)).get(0);
      assertThatThrownBy(
              () -> Rule.parse(changed(RULE, List.of(list), Collections.nCopies(100_000, first))))
          .isInstanceOf(InvalidRuleException.class)
          .hasMessageStartingWith("Validation failed for " + list)
          .message()
          .hasSizeLessThan(10_000);
    }
  }

  private static void judge(List<List<Object>> fields, Object body) {
    Rule rule;
    try {
      rule = Rule.parse(body);
    } catch (InvalidRuleException refused) {
      assertThat(refused.getMessage()).hasSizeLessThan(10_000);
      assertThat(fields).anyMatch(field -> isNamed(field, refused.getMessage()));
      return;
    }
    RuleOutcome outcome = RuleEngine.evaluate(List.of(rule), Facts.of(DATA, NODE));
    try {
      outcome.applyTo(new NodeChanges(NODE));
    } catch (RuleFailedException | UnusableValueException told) {
      assertThat(told.getMessage()).isNotBlank();
    }
    assertThat(outcome.warnings()).allSatisfy(warning -> assertThat(warning).isNotBlank());
  }

  /** By its own name, or the name of what it is in and where in that it is. */
  private static boolean isNamed(List<Object> field, String message) {
    Object last = field.get(field.size() - 1);
    if (last.equals("uuid")) {
      return message.contains("UUID");
    }
    boolean list = message.contains("conditions") || message.contains("actions");
    boolean inList = field.size() > 1 && (list || message.contains(owner(field)));
    return inList || message.contains(last.toString());
  }

  /** Messages about parameters say whose: {@code operator eq}, {@code action fail}. */
  private static String owner(List<Object> field) {
    Map<String, Object> element =
        Json.object(Json.list(RULE.get((String) field.get(0))).get((Integer) field.get(1)));
    return String.valueOf(element.getOrDefault("op", element.get("action")));
  }

  private static boolean isBefore(List<Object> first, List<Object> second) {
    return first.size() > 1
        && second.size() > 1
        && first.get(0).equals(second.get(0))
        && (Integer) first.get(1) < (Integer) second.get(1);
  }

  private static boolean begins(List<Object> whole, List<Object> start) {
    return whole.size() >= start.size() && whole.subList(0, start.size()).equals(start);
  }

  private static List<List<Object>> paths(List<Object> prefix, Object tree) {
    List<List<Object>> paths = new ArrayList<>();
    if (!prefix.isEmpty()) {
      paths.add(prefix);
    }
    if (tree instanceof Map<?, ?> map) {
      map.forEach((name, member) -> paths.addAll(paths(with(prefix, name), member)));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        paths.addAll(paths(with(prefix, i), list.get(i)));
      }
    }
    return paths;
  }

  private static List<Object> with(List<Object> prefix, Object step) {
    List<Object> path = new ArrayList<>(prefix);
    path.add(step);
    return path;
  }

  private static Object changed(Object tree, List<Object> path, Object value) {
    if (path.isEmpty()) {
      return value;
    }
    Object step = path.get(0);
    List<Object> rest = path.subList(1, path.size());
    if (step instanceof Integer index) {
      List<Object> list = new ArrayList<>(Json.list(tree));
      Object changed = changed(list.get(index), rest, value);
      if (changed == MISSING) {
        list.remove((int) index);
      } else {
        list.set(index, changed);
      }
      return list;
    }
    Map<String, Object> map = new LinkedHashMap<>(Json.object(tree));
    Object changed = changed(map.get(step), rest, value);
    if (changed == MISSING) {
      map.remove(step);
    } else {
      map.put((String) step, changed);
    }
    return map;
  }

  private static List<Object> values() {
    Object deep = "x";
    for (int i = 0; i < 400; i++) {
      deep = i % 2 == 0 ? List.of(deep) : Map.of("k", deep);
    }
    return Arrays.asList(
        MISSING,
        null,
        true,
        false,
        0L,
        -1L,
        1.5,
        1e300,
        BigInteger.TEN.pow(5_000),
        "",
        "x",
        " ",
        "\u0000",
        "\ud800",
        "%s%n{",
        "{data[a]}",
        "{data[a]:>99999999999}",
        "a".repeat(200_000),
        "(".repeat(5_000),
        "(a+)+$",
        "[".repeat(5_000),
        "a.".repeat(5_000) + "a",
        "$..*..*..*",
        "10.0.0.0/99",
        "::/0",
        List.of(),
        Map.of(),
        List.of(List.of()),
        Map.of("op", "eq"),
        Collections.nCopies(50_000, "x"),
        deep);
  }
}
