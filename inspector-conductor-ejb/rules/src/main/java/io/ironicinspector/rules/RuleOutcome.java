package io.ironicinspector.rules;

import io.ironicinspector.rules.action.RuleFailedException;
import io.ironicinspector.rules.action.RuleTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules make of one run. Immutable.
 *
 * @param rules each rule, in order
 * @param actions what to do, in order, up to the failure if there is one
 * @param failure what ends the run in error after these actions
 */
public record RuleOutcome(
    List<RuleTrace> rules, List<PlannedAction> actions, Optional<RuleFailure> failure) {
  public RuleOutcome {
    rules = List.copyOf(rules);
    actions = List.copyOf(actions);
  }

  /** The rules that match, in order. */
  public List<Rule> matching() {
    return rules.stream().filter(RuleTrace::matches).map(RuleTrace::rule).toList();
  }

  /** What was wrong with the data, for the log. */
  public List<String> warnings() {
    return rules.stream().flatMap(rule -> rule.warnings().stream()).toList();
  }

  /**
   * Carries the actions out, in order. What {@code target} throws ends it, with the earlier actions
   * done.
   *
   * @throws RuleFailedException after the actions, if there is a {@link #failure()}; a target that
   *     wants all or nothing keeps what it is given until this has returned
   */
  public void applyTo(RuleTarget target) {
    actions.forEach(planned -> planned.action().carryOut(target));
    failure.ifPresent(
        reason -> {
          throw new RuleFailedException(reason.message());
        });
  }

  /** This in JSON: the answer to a dry run. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("rules", rules.stream().map(RuleTrace::toTree).toList());
    tree.put("matched", matching().stream().map(Rule::uuid).toList());
    tree.put("actions", actions.stream().map(PlannedAction::toTree).toList());
    tree.put("failure", failure.map(RuleFailure::toTree).orElse(null));
    tree.put("warnings", warnings());
    return tree;
  }
}
