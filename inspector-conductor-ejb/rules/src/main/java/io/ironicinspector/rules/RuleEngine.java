package io.ironicinspector.rules;

import io.ironicinspector.rules.action.Action;
import io.ironicinspector.rules.action.Fail;
import io.ironicinspector.rules.condition.Condition;
import io.ironicinspector.rules.condition.ConditionTrace;
import io.ironicinspector.rules.facts.Facts;
import io.ironicinspector.rules.format.FormatException;
import io.ironicinspector.rules.python.PythonComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which rules match and what they would do, and changes nothing. The conditions of all
 * rules are decided before the first action is looked at: no action can influence a condition of
 * the same run. Thread-safe.
 */
public final class RuleEngine {
  private RuleEngine() {}

  /**
   * Evaluates as a run does: of a rule that does not match, the conditions behind the first that
   * does not hold are not looked at.
   *
   * @param rules in the order in which they act
   */
  public static RuleOutcome evaluate(List<Rule> rules, Facts facts) {
    return outcome(rules.stream().map(rule -> trace(rule, facts, false)).toList(), facts);
  }

  /** Evaluates with the same outcome, but looks at each condition, to be shown. */
  public static RuleOutcome explain(List<Rule> rules, Facts facts) {
    return outcome(rules.stream().map(rule -> trace(rule, facts, true)).toList(), facts);
  }

  private static RuleTrace trace(Rule rule, Facts facts, boolean everything) {
    boolean inScope = isInScope(rule, facts);
    boolean holds = inScope;
    List<ConditionTrace> traces = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      if (!holds && !everything) {
        break;
      }
      ConditionTrace trace = condition.evaluate(facts);
      traces.add(trace);
      holds &= trace.holds();
    }
    return new RuleTrace(rule, inScope, holds, traces);
  }

  /** The node is asked for only if the rule has a scope. */
  private static boolean isInScope(Rule rule, Facts facts) {
    return rule.scope()
        .filter(scope -> !scope.isEmpty())
        .map(
            scope ->
                facts.node().get("properties") instanceof Map<?, ?> properties
                    && PythonComparison.equal(scope, properties.get("inspection_scope")))
        .orElse(true);
  }

  private static RuleOutcome outcome(List<RuleTrace> traces, Facts facts) {
    List<PlannedAction> plan = new ArrayList<>();
    for (RuleTrace trace : traces) {
      if (trace.matches()) {
        Optional<RuleFailure> failure = plan(trace.rule(), facts, plan);
        if (failure.isPresent()) {
          return new RuleOutcome(traces, plan, failure);
        }
      }
    }
    return new RuleOutcome(traces, plan, Optional.empty());
  }

  /** Adds the actions of a rule to the plan, up to the first that ends the run. */
  private static Optional<RuleFailure> plan(Rule rule, Facts facts, List<PlannedAction> plan) {
    for (Action action : rule.actions()) {
      if (action instanceof Fail fail) {
        return Optional.of(new RuleFailure(rule.uuid(), action.name(), fail.message()));
      }
      try {
        plan.add(new PlannedAction(rule.uuid(), action.formatted(facts.data())));
      } catch (FormatException e) {
        return Optional.of(new RuleFailure(rule.uuid(), action.name(), e.getMessage()));
      }
    }
    return Optional.empty();
  }
}
