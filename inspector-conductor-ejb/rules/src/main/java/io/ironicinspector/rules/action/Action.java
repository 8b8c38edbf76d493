package io.ironicinspector.rules.action;

import io.ironicinspector.rules.format.FormatException;
import io.ironicinspector.rules.schema.InvalidRuleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One action of a rule, its parameters checked. Immutable, thread-safe. {@link #parameters()} are
 * those that were given, so that a rule is stored and shown as it came.
 */
public sealed interface Action
    permits AddTrait,
        Example,
        ExtendAttribute,
        Fail,
        Log,
        RemoveTrait,
        SetAttribute,
        SetCapability {

  /** As in JSON: {@code set-attribute}. */
  String name();

  Map<String, Object> parameters();

  /**
   * This action with the variables in its value replaced; most actions have none.
   *
   * @throws FormatException if that is not possible with {@code data}
   */
  default Action formatted(Object data) {
    return this;
  }

  /**
   * Has {@code target} do this.
   *
   * @throws RuleFailedException if this is a {@link Fail}
   */
  void carryOut(RuleTarget target);

  /** The action in JSON. */
  default Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>(parameters());
    tree.put("action", name());
    return tree;
  }

  /**
   * Reads the actions of a rule.
   *
   * @param shape the list as it came in JSON
   * @throws InvalidRuleException for the first fault, all shapes before the first meaning
   */
  static List<Action> parse(Object shape) {
    return Actions.parse(shape);
  }
}
