package io.ironicinspector.api.backend;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.IntrospectionReader;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads on a connection of the pool, one statement at a time. A transaction of the container's and
 * its beans around it would take more CPU than all the rest of the request.
 */
record DirectReads(Transactions transactions) implements IntrospectionReads {
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
    return read(reader -> reader.runs(node));
  }

  @Override
  public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
    return read(reader -> reader.runData(node, number, document));
  }

  @Override
  public Map<IntrospectionState, Long> countByState() {
    return read(IntrospectionReader::countByState);
  }

  @Override
  public void ping() {
    read(IntrospectionReader::answers);
  }

  private <T> T read(Function<IntrospectionReader, T> work) {
    return transactions.read(connection -> work.apply(new IntrospectionReader(connection)));
  }
}
