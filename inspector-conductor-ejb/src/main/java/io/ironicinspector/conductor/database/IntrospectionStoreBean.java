package io.ironicinspector.conductor.database;

import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.JpaIntrospectionRepository;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Function;

/** The container's transaction around each piece of work. */
@Stateless
@Local(IntrospectionStore.class)
public class IntrospectionStoreBean implements IntrospectionStore {
  @PersistenceContext(unitName = "inspector")
  private EntityManager entityManager;

  @Override
  public <T> T inTransaction(Function<IntrospectionRepository, T> work) {
    return work.apply(new JpaIntrospectionRepository(entityManager));
  }
}
