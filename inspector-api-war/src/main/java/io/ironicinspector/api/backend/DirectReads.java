package io.ironicinspector.api.backend;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.IntrospectionReader;
import io.ironicinspector.persistence.Run;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Reads what clients poll for on a connection of the pool, one statement at a time. A transaction
 * and its beans around it would take more CPU than all the rest of the request.
 *
 * @param others reads everything else
 */
record DirectReads(DataSource dataSource, IntrospectionReads others) implements IntrospectionReads {
  @Override
  public Optional<Introspection> find(NodeUuid node) {
    return read(reader -> reader.find(node));
  }

  @Override
  public List<Introspection> list(
      Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    return read(reader -> reader.list(states, after, limit));
  }

  @Override
  public Optional<String> data(NodeUuid node, boolean processed) {
    return read(reader -> reader.data(node, processed));
  }

  @Override
  public List<Run> runs(NodeUuid node) {
    return others.runs(node);
  }

  @Override
  public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
    return others.runData(node, number, document);
  }

  @Override
  public Map<IntrospectionState, Long> countByState() {
    return others.countByState();
  }

  @Override
  public void ping() {
    others.ping();
  }

  private <T> T read(Function<IntrospectionReader, T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.apply(new IntrospectionReader(connection));
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
