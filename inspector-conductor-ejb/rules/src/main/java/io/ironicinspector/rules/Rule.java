package io.ironicinspector.rules;

import io.ironicinspector.rules.action.Action;
import io.ironicinspector.rules.condition.Condition;
import io.ironicinspector.rules.schema.InvalidRuleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule, checked and compiled. Immutable, thread-safe.
 *
 * @param uuid as it was given; another spelling is another rule
 * @param description a text, a number or a boolean; it means nothing
 * @param scope the rule is for nodes with this {@code properties.inspection_scope}; empty, like an
 *     empty text, for all nodes
 * @param conditions all must hold
 * @param actions in order, at least one
 */
public record Rule(
    String uuid,
    Optional<Object> description,
    Optional<String> scope,
    List<Condition> conditions,
    List<Action> actions) {

  public Rule {
    Objects.requireNonNull(uuid, "uuid");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(scope, "scope");
    conditions = List.copyOf(conditions);
    actions = List.copyOf(actions);
  }

  /**
   * Reads a rule that a client sent. Without a UUID it gets a random one. Members that no rule has
   * are ignored.
   *
   * @param body plain tree of its JSON
   * @throws InvalidRuleException for the first fault, in upstream's order
   */
  public static Rule parse(Object body) {
    return RuleParser.parse(body);
  }

  /** The rule in JSON, without links. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("uuid", uuid);
    tree.put("description", description.orElse(null));
    tree.put("scope", scope.orElse(null));
    tree.put("conditions", conditions.stream().map(Condition::toTree).toList());
    tree.put("actions", actions.stream().map(Action::toTree).toList());
    return tree;
  }
}
