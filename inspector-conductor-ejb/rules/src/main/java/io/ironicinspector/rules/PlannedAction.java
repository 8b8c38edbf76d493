package io.ironicinspector.rules;

import io.ironicinspector.rules.action.Action;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An action that is to be carried out.
 *
 * @param rule the UUID of the rule that wants it
 * @param action with its variables replaced
 */
public record PlannedAction(String rule, Action action) {
  Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("rule", rule);
    tree.putAll(action.toTree());
    return tree;
  }
}
