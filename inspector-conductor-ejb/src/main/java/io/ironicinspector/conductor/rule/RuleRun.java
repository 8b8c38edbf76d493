package io.ironicinspector.conductor.rule;

import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.persistence.rule.PlainJson;
import io.ironicinspector.rules.Rule;
import io.ironicinspector.rules.RuleEngine;
import io.ironicinspector.rules.RuleOutcome;
import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.action.NodeChanges.TraitChange;
import io.ironicinspector.rules.facts.Facts;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Applies the stored rules to the data of a run, after the hooks: what they change is added to what
 * the hooks changed. Thread-safe; blocks for the database.
 */
public final class RuleRun {
  private static final Logger LOG = Logger.getLogger(RuleRun.class.getName());

  private final CurrentRules rules;

  public RuleRun(RuleStore store) {
    this.rules = new CurrentRules(store);
  }

  /**
   * Evaluates all rules and adds their changes to {@code update}.
   *
   * @throws io.ironicinspector.rules.action.RuleFailedException if a rule wants the run to fail, or
   *     its action cannot be formatted
   * @throws io.ironicinspector.rules.python.UnusableValueException if an action does not fit what
   *     the node has
   */
  public void apply(RamdiskData data, NodeUpdate update) {
    List<Rule> current = rules.get();
    if (current.isEmpty()) {
      return;
    }
    Map<String, Object> node = PlainJson.toPlain(update.document());
    Facts facts = Facts.of(PlainJson.toPlain(data.whole()), node);
    RuleOutcome outcome = RuleEngine.evaluate(current, facts);
    outcome.warnings().forEach(warning -> log(Level.WARNING, update, warning));
    outcome.matching().forEach(rule -> hit(rule, update));
    NodeChanges changes = new NodeChanges(node);
    outcome.applyTo(changes);
    add(changes, update);
  }

  private static void hit(Rule rule, NodeUpdate update) {
    log(Level.INFO, update, "applying rule " + rule.uuid());
    Metrics.RULE_HITS.add(rule.uuid());
  }

  private static void add(NodeChanges changes, NodeUpdate update) {
    changes.logged().forEach(line -> log(Level.INFO, update, line));
    for (Map<String, Object> operation : changes.patch()) {
      update.patch(
          (String) operation.get("op"),
          (String) operation.get("path"),
          json(operation.get("value")));
    }
    if (changes.resetInterfaces()) {
      update.resetInterfaces();
    }
    for (TraitChange change : changes.traits()) {
      if (change.added()) {
        update.addTrait(change.trait());
      } else {
        update.removeTrait(change.trait());
      }
    }
  }

  private static JsonValue json(Object plain) {
    return JsonDocuments.of(plain);
  }

  private static void log(Level level, NodeUpdate update, String text) {
    LOG.log(level, "node {0}: {1}", new Object[] {update.node().uuid(), text});
  }
}
