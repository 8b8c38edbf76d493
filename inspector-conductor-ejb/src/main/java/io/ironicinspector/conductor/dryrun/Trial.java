package io.ironicinspector.conductor.dryrun;

import io.ironicinspector.rules.PlannedAction;
import io.ironicinspector.rules.Rule;
import io.ironicinspector.rules.RuleEngine;
import io.ironicinspector.rules.RuleFailure;
import io.ironicinspector.rules.RuleOutcome;
import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.facts.Facts;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One evaluation, and what the planned actions would make of the node. Used once. */
final class Trial {
  private final RuleOutcome outcome;
  private final NodeChanges changes;

  /**
   * Evaluates.
   *
   * @param node as Ironic's REST API gives it; empty if no node is known
   */
  Trial(List<Rule> rules, Map<String, Object> data, Map<String, Object> node) {
    outcome = RuleEngine.explain(rules, Facts.of(data, node));
    changes = new NodeChanges(node);
  }

  /** The answer. After a failure a run would send nothing, so there are no changes. */
  Map<String, Object> toTree() {
    Map<String, Object> tree = outcome.toTree();
    Optional<RuleFailure> failure = firstMisfit().or(outcome::failure);
    tree.put("failure", failure.map(RuleFailure::toTree).orElse(null));
    tree.put("changes", failure.isPresent() ? null : changes.toTree());
    return tree;
  }

  /** The first action that does not fit what the node has. */
  private Optional<RuleFailure> firstMisfit() {
    for (PlannedAction planned : outcome.actions()) {
      try {
        planned.action().carryOut(changes);
      } catch (UnusableValueException misfit) {
        return Optional.of(
            new RuleFailure(planned.rule(), planned.action().name(), misfit.getMessage()));
      }
    }
    return Optional.empty();
  }
}
