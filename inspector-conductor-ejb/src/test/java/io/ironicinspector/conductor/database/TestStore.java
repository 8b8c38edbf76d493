package io.ironicinspector.conductor.database;

import io.ironicinspector.conductor.rule.RuleStore;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.RunKeeping;
import io.ironicinspector.persistence.datasource.DatabaseUrl;
import io.ironicinspector.persistence.datasource.InspectorDataSource;
import io.ironicinspector.persistence.migration.SchemaMigration;
import io.ironicinspector.persistence.rule.JpaRuleRepository;
import io.ironicinspector.persistence.rule.RuleRepository;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** The real repository on a database of its own in memory. */
public final class TestStore implements IntrospectionStore, AutoCloseable {
  private final IntrospectionStore store;
  private final EntityManagerFactory factory;
  private volatile boolean broken;
  private volatile IntrospectionState unanswered;

  public TestStore() {
    DataSource dataSource =
        new InspectorDataSource(
            DatabaseUrl.parse("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    new SchemaMigration(dataSource).migrate();
    store = new JdbcIntrospectionStore(dataSource, new RunKeeping("test", 3, true));
    factory =
        Persistence.createEntityManagerFactory(
            "inspector",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", dataSource,
                "eclipselink.target-server", "None"));
  }

  /** From now on each transaction fails, or works again. */
  public void breaks(boolean now) {
    broken = now;
  }

  /** The next transaction that brings a node into the state is committed, and fails. */
  public void losesAnswerOf(IntrospectionState state) {
    unanswered = state;
  }

  @Override
  public <T> T inTransaction(Function<IntrospectionRepository, T> work) {
    requireWorking();
    T result = store.inTransaction(work);
    if (result instanceof Introspection now && now.state() == unanswered) {
      unanswered = null;
      throw new PersistenceException("told to lose the answer of a commit");
    }
    return result;
  }

  /** The rules of the same database. */
  public RuleStore rules() {
    return new RuleStore() {
      @Override
      public <T> T read(Function<RuleRepository, T> work) {
        return transaction(entityManager -> work.apply(new JpaRuleRepository(entityManager)));
      }
    };
  }

  private void requireWorking() {
    if (broken) {
      throw new PersistenceException("told to fail");
    }
  }

  private <T> T transaction(Function<EntityManager, T> work) {
    requireWorking();
    EntityManager entityManager = factory.createEntityManager();
    try {
      entityManager.getTransaction().begin();
      T result = work.apply(entityManager);
      entityManager.getTransaction().commit();
      return result;
    } finally {
      if (entityManager.getTransaction().isActive()) {
        entityManager.getTransaction().rollback();
      }
      entityManager.close();
    }
  }

  @Override
  public void close() {
    factory.close();
  }
}
