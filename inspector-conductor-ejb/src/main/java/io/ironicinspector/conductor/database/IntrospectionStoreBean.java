package io.ironicinspector.conductor.database;

import io.ironicinspector.conductor.configuration.HistoryConfig;
import io.ironicinspector.conductor.configuration.ServiceConfig;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.IntrospectionReader;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.JpaIntrospectionRepository;
import io.ironicinspector.persistence.RunKeeping;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** The container's transaction around each piece of work. */
@Stateless
@Local(IntrospectionStore.class)
public class IntrospectionStoreBean implements IntrospectionStore {
  @PersistenceContext(unitName = "inspector")
  private EntityManager entityManager;

  @Resource(lookup = DatabaseStartup.DATA_SOURCE)
  private DataSource dataSource;

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

  // One statement needs neither a transaction nor an entity manager, and each run looks four times.
  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Introspection> find(NodeUuid node) {
    return read(reader -> reader.find(node));
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    return read(reader -> reader.score(values));
  }

  private <T> T read(Function<IntrospectionReader, T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.apply(new IntrospectionReader(connection));
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
