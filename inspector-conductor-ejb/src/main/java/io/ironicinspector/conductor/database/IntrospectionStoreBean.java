package io.ironicinspector.conductor.database;

import io.ironicinspector.conductor.configuration.HistoryConfig;
import io.ironicinspector.conductor.configuration.ServiceConfig;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.JpaIntrospectionRepository;
import io.ironicinspector.persistence.RunKeeping;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.function.Function;

/** The container's transaction around each piece of work. */
@Stateless
@Local(IntrospectionStore.class)
public class IntrospectionStoreBean implements IntrospectionStore {
  @PersistenceContext(unitName = "inspector")
  private EntityManager entityManager;

  @Inject private ServiceConfig service;
  @Inject private HistoryConfig history;

  private RunKeeping keeping;

  @PostConstruct
  void configure() {
    keeping = new RunKeeping(service.host(), history.runs(), history.unprocessed());
  }

  @Override
  public <T> T inTransaction(Function<IntrospectionRepository, T> work) {
    return work.apply(new JpaIntrospectionRepository(entityManager, keeping));
  }
}
