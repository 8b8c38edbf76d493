package io.ironicinspector.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.action.RuleFailedException;
import io.ironicinspector.rules.facts.Facts;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.schema.InvalidRuleException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RulePropertyTest {
  @Property(tries = 3000)
  void anyBodyIsARuleOrRefusedAndAnyRuleComesToAnOutcome(
      @ForAll("bodies") Object body,
      @ForAll("documents") Map<String, Object> data,
      @ForAll("documents") Map<String, Object> node) {
    Rule rule;
    try {
      rule = Rule.parse(body);
    } catch (InvalidRuleException told) {
      assertThat(told.getMessage()).isNotBlank();
      return;
    }
    Facts facts = Facts.of(data, node);
    RuleOutcome run = RuleEngine.evaluate(List.of(rule), facts);
    RuleOutcome explained = RuleEngine.explain(List.of(rule), facts);

    assertThat(explained.matching()).isEqualTo(run.matching());
    assertThat(explained.toTree().toString()).isNotBlank();
    try {
      NodeChanges changes = new NodeChanges(node);
      run.applyTo(changes);
      assertThat(changes.toTree()).containsKeys("patch", "traits");
    } catch (RuleFailedException | UnusableValueException told) {
      assertThat(told.getMessage()).isNotNull();
    }
  }

  @Property
  void acceptedRuleIsAcceptedAgainAsItIsShown(@ForAll("bodies") Object body) {
    try {
      Map<String, Object> shown = Rule.parse(body).toTree();
      assertThat(Rule.parse(shown).toTree()).isEqualTo(shown);
    } catch (InvalidRuleException told) {
      assertThat(told.getMessage()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> documents() {
    return Trees.objects();
  }

  /** Mostly rules, with one thing wrong here and there. */
  @Provide
  Arbitrary<Object> bodies() {
    Arbitrary<Object> rules =
        Combinators.combine(
                mostly(conditions().list().ofMaxSize(3).asGeneric()),
                mostly(actions().list().ofMinSize(1).ofMaxSize(3).asGeneric()),
                mostly(Arbitraries.of("", "s", null)),
                Trees.any().injectNull(0.7))
            .as(
                (conditions, actions, scope, description) -> {
                  Map<String, Object> rule = new HashMap<>();
                  rule.put("conditions", conditions);
                  rule.put("actions", actions);
                  rule.put("scope", scope);
                  rule.put("description", description);
                  return rule;
                });
    return mostly(rules);
  }

  private static Arbitrary<Object> mostly(Arbitrary<Object> usual) {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(30, usual), net.jqwik.api.Tuple.of(1, Trees.any()));
  }

  private static Arbitrary<Object> conditions() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            Arbitraries.of("a.*", "10.0.0.0/8", "1", "(", "").asGeneric(), Trees.any());
    return Combinators.combine(
            mostly(
                Arbitraries.of(
                    "eq",
                    "ne",
                    "lt",
                    "gt",
                    "le",
                    "ge",
                    "in-net",
                    "matches",
                    "contains",
                    "is-empty")),
            mostly(
                Arbitraries.of(
                    "a", "$..*", "a[*]", "b[0].c", "node://properties", "node://a", "x://y", "a.")),
            values.injectNull(0.2),
            mostly(Arbitraries.of("any", "all", "first")),
            mostly(Arbitraries.of(true, false)))
        .as(
            (op, field, value, multiple, invert) -> {
              Map<String, Object> condition = new HashMap<>();
              condition.put("op", op);
              condition.put("field", field);
              condition.put("multiple", multiple);
              condition.put("invert", invert);
              if (!"is-empty".equals(op)) {
                condition.put("value", value);
              }
              return condition;
            });
  }

  private static Arbitrary<Object> actions() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            Arbitraries.of("x", "{data[a]}", "{data[b]!r:>9}", "{", "{data[a]:d}").asGeneric(),
            Trees.any());
    return Combinators.combine(
            mostly(Arbitraries.of("set-attribute", "extend-attribute", "set-capability")),
            mostly(
                Arbitraries.of("/a", "a/b", "/properties/capabilities", "driver", "/", "/a/0/b")),
            values)
        .as(
            (action, path, value) -> {
              Map<String, Object> shape = new HashMap<>();
              shape.put("action", action);
              shape.put("set-capability".equals(action) ? "name" : "path", path);
              shape.put("value", value);
              return shape;
            });
  }
}
