package io.ironicinspector.api.backend;

import io.ironicinspector.persistence.rule.JpaRuleRepository;
import io.ironicinspector.persistence.rule.RuleRepository;
import io.ironicinspector.persistence.rule.RuleSummary;
import io.ironicinspector.rules.Rule;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;

/** The transaction around each access to the rules. */
@Stateless
@Local(RuleStore.class)
public class StoredRules implements RuleStore {
  @PersistenceContext(unitName = "inspector")
  private EntityManager entityManager;

  @Override
  public List<RuleSummary> list() {
    return repository().list();
  }

  @Override
  public Rule get(String uuid) {
    return repository().get(uuid);
  }

  @Override
  public void create(Rule rule) {
    repository().create(rule, Clock.systemUTC().instant());
  }

  @Override
  public void delete(String uuid) {
    repository().delete(uuid);
  }

  @Override
  public void deleteAll() {
    repository().deleteAll();
  }

  private RuleRepository repository() {
    return new JpaRuleRepository(entityManager);
  }
}
