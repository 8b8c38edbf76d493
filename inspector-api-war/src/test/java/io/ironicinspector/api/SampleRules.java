package io.ironicinspector.api;

import io.ironicinspector.persistence.rule.PlainJson;
import io.ironicinspector.rules.Rule;
import io.ironicinspector.rules.RuleEngine;
import io.ironicinspector.rules.RuleOutcome;
import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.facts.Facts;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rules with everything that rules can have, and what they come to. */
final class SampleRules {
  static final String UUID = "7459bf7c-9ff9-43a8-ba9f-48542ecda66c";

  /** Each action but the one that ends the run. */
  private static final String ACTIONS =
      """
      {"action": "set-attribute", "path": "/extra/ram", "value": "{data[memory_mb]} MiB"},
      {"action": "set-capability", "name": "profile", "value": "big"},
      {"action": "extend-attribute", "path": "/extra/seen", "value": [1], "unique": true},
      {"action": "add-trait", "name": "CUSTOM_BIG"},
      {"action": "remove-trait", "name": "CUSTOM_SMALL"},
      {"action": "log", "message": "a big one"},
      {"action": "example"}""";

  private static final String CONDITIONS =
      """
      {"field": "memory_mb", "op": "eq", "value": 4096},
      {"field": "memory_mb", "op": "ne", "value": 1, "multiple": "first"},
      {"field": "memory_mb", "op": "lt", "value": 4096, "invert": true},
      {"field": "memory_mb", "op": "le", "value": 4096},
      {"field": "memory_mb", "op": "gt", "value": 1},
      {"field": "many[*]", "op": "ge", "value": 0, "multiple": "all"},
      {"field": "ip", "op": "in-net", "value": "192.0.2.0/24"},
      {"field": "node://driver", "op": "matches", "value": "ip.*"},
      {"field": "data://ip", "op": "contains", "value": "192"},
      {"field": "nothing", "op": "is-empty"}""";

  private static final Map<String, Object> NODE =
      Map.of("driver", "ipmi", "properties", Map.of(), "extra", Map.of());

  private static final Map<String, Object> DATA =
      Map.of("memory_mb", 4096, "ip", "192.0.2.7", "many", IntStream.range(0, 60).boxed().toList());

  private SampleRules() {}

  /** Without a UUID. */
  static String matching() {
    return rule(CONDITIONS, ACTIONS);
  }

  static String failing() {
    return rule(CONDITIONS, ACTIONS + ", {\"action\": \"fail\", \"message\": \"too big\"}");
  }

  /** Its data cannot be compared. */
  static String unusable() {
    return rule("{\"field\": \"ip\", \"op\": \"ge\", \"value\": 1}", ACTIONS);
  }

  private static String rule(String conditions, String actions) {
    return "{\"description\": 5, \"scope\": null, \"conditions\": [%s], \"actions\": [%s]}"
        .formatted(conditions, actions);
  }

  /** As a conductor answers to a test of rules; the rules themselves make it. */
  static JsonObject outcome(String rule) {
    List<Rule> rules = List.of(Rule.parse(PlainJson.toPlain(json(rule))));
    RuleOutcome outcome = RuleEngine.explain(rules, Facts.of(DATA, NODE));
    NodeChanges changes = new NodeChanges(NODE);
    outcome.actions().forEach(planned -> planned.action().carryOut(changes));
    Map<String, Object> tree = outcome.toTree();
    tree.put("changes", outcome.failure().isPresent() ? null : changes.toTree());
    tree.put("node", FakeConductor.NODE.toString());
    tree.put("data", "stored");
    return PlainJson.toJson(tree).asJsonObject();
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
