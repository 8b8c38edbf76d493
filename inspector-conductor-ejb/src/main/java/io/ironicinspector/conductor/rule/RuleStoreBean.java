package io.ironicinspector.conductor.rule;

import io.ironicinspector.persistence.rule.JpaRuleRepository;
import io.ironicinspector.persistence.rule.RuleRepository;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Function;

/** The container's transaction around each reading. */
@Stateless
@Local(RuleStore.class)
public class RuleStoreBean implements RuleStore {
  @PersistenceContext(unitName = "inspector")
  private EntityManager entityManager;

  @Override
  public <T> T read(Function<RuleRepository, T> work) {
    return work.apply(new JpaRuleRepository(entityManager));
  }
}
