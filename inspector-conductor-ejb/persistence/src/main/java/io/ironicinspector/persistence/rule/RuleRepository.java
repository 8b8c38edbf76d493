package io.ironicinspector.persistence.rule;

import io.ironicinspector.rules.Rule;
import java.time.Instant;
import java.util.List;

/**
 * The rules of an installation. Not thread-safe: one instance belongs to one persistence context
 * and one transaction, which the caller begins and ends. A rule never changes once it is made.
 *
 * <p>The order is that of creation: the time, then, for rules of one tick of the database's clock
 * (MySQL's has seconds), the order in which they were stored, then the UUID.
 */
public interface RuleRepository {
  /** All rules, without what they do, in their order. Also tells of rules that cannot be read. */
  List<RuleSummary> list();

  /**
   * All rules, compiled, in the order in which they act.
   *
   * @throws InvalidStoredRuleException if one cannot be read
   */
  List<Rule> all();

  /**
   * A text that is another one after rules were made or deleted. Cheap; lets a caller keep what
   * {@link #all()} gave.
   */
  String fingerprint();

  /**
   * One rule.
   *
   * @param uuid compared letter by letter
   * @throws UnknownRuleException if there is none
   * @throws InvalidStoredRuleException if it cannot be read
   */
  Rule get(String uuid);

  /**
   * Stores a new rule.
   *
   * @throws DuplicateRuleException if there is one with its UUID; the transaction must end
   */
  void create(Rule rule, Instant now);

  /**
   * Deletes one rule.
   *
   * @throws UnknownRuleException if there is none
   */
  void delete(String uuid);

  /** Deletes all rules. */
  void deleteAll();
}
