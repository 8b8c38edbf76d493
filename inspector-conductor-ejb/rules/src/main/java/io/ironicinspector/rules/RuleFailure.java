package io.ironicinspector.rules;

import java.util.Map;

/**
 * Why the run must end in error.
 *
 * @param rule the UUID of the rule that ends it
 * @param action the name of the action, {@code fail} or one whose value cannot be formatted
 * @param message for the operator and the ramdisk
 */
public record RuleFailure(String rule, String action, String message) {
  /** This in JSON. */
  public Map<String, Object> toTree() {
    return Map.of("rule", rule, "action", action, "message", message);
  }
}
