package io.ironicinspector.rules;

import io.ironicinspector.rules.condition.ConditionTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a rule came out.
 *
 * @param inScope whether the rule is for this node at all
 * @param matches whether its actions are carried out
 * @param conditions as far as they were looked at
 */
public record RuleTrace(
    Rule rule, boolean inScope, boolean matches, List<ConditionTrace> conditions) {
  public RuleTrace {
    conditions = List.copyOf(conditions);
  }

  /** One line for each value that a condition could not use, naming the rule. */
  public List<String> warnings() {
    return conditions.stream()
        .flatMap(condition -> condition.warnings().stream())
        .map(warning -> "rule %s: %s".formatted(rule.uuid(), warning))
        .toList();
  }

  /** This in JSON. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("uuid", rule.uuid());
    tree.put("description", rule.description().orElse(null));
    tree.put("scope", rule.scope().orElse(null));
    tree.put("in_scope", inScope);
    tree.put("matched", matches);
    tree.put("conditions", conditions.stream().map(ConditionTrace::toTree).toList());
    return tree;
  }
}
