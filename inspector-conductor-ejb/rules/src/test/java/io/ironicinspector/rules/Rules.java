package io.ironicinspector.rules;

import io.ironicinspector.rules.facts.Facts;
import java.util.List;
import java.util.Map;

/** Rules and facts for tests, written as JSON with single quotes. */
final class Rules {
  private Rules() {}

  static Map<String, Object> json(String text) {
    return Json.readObject(text.replace('\'', '"'));
  }

  static Rule rule(String text) {
    return Rule.parse(json(text));
  }

  /** A rule with these conditions, which sets {@code /extra/hit}. */
  static Rule when(String conditions) {
    return rule(
        "{'conditions': [%s], 'actions': [{'action': 'set-attribute', 'path': '/extra/hit', 'value': 1}]}"
            .formatted(conditions));
  }

  static RuleOutcome evaluate(Rule rule, String data) {
    return evaluate(rule, data, "{}");
  }

  static RuleOutcome evaluate(Rule rule, String data, String node) {
    return RuleEngine.evaluate(List.of(rule), Facts.of(json(data), json(node)));
  }

  static boolean matches(String conditions, String data) {
    return !evaluate(when(conditions), data).matching().isEmpty();
  }
}
