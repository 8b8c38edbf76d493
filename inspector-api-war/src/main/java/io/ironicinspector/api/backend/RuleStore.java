package io.ironicinspector.api.backend;

import io.ironicinspector.persistence.rule.RuleSummary;
import io.ironicinspector.rules.Rule;
import java.util.List;

/**
 * The rules in the database, one short transaction for each call; fails as {@link
 * io.ironicinspector.persistence.rule.RuleRepository} does. Thread-safe; blocks for the database.
 * Fails with a PersistenceException somewhere among the causes if it is not there.
 */
public interface RuleStore {
  /** All rules, the oldest first. */
  List<RuleSummary> list();

  /** The rule with exactly this spelling of its UUID. */
  Rule get(String uuid);

  void create(Rule rule);

  void delete(String uuid);

  void deleteAll();
}
