package io.ironicinspector.conductor.database;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.IntrospectionReader;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.JdbcIntrospectionRepository;
import io.ironicinspector.persistence.RunKeeping;
import io.ironicinspector.persistence.Transactions;
import io.ironicinspector.persistence.WaitingRun;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The store on a pool of connections. Not a bean, and no transactions of the container's: a run has
 * half a dozen, and what is around them cost more than their statements.
 */
public final class JdbcIntrospectionStore implements IntrospectionStore {
  private final Transactions transactions;
  private final RunKeeping keeping;

  public JdbcIntrospectionStore(DataSource dataSource, RunKeeping keeping) {
    this.transactions = new Transactions(dataSource);
    this.keeping = keeping;
  }

  @Override
  public <T> T inTransaction(Function<IntrospectionRepository, T> work) {
    return JdbcIntrospectionRepository.call(transactions, keeping, work);
  }

  @Override
  public Optional<Introspection> find(NodeUuid node) {
    return transactions.read(connection -> new IntrospectionReader(connection).find(node));
  }

  @Override
  public Optional<WaitingRun> findWaiting(NodeUuid node) {
    return transactions.read(connection -> new IntrospectionReader(connection).findWaiting(node));
  }

  @Override
  public Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    return transactions.read(connection -> new IntrospectionReader(connection).score(values));
  }
}
