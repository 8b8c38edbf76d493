package io.ironicinspector.conductor.database;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.WaitingRun;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Runs work on the repository in one short transaction. Thread-safe. */
@FunctionalInterface
public interface IntrospectionStore {
  /**
   * Commits what {@code work} did; rolls back if it throws, and throws the same.
   *
   * <p>{@code work} calls nothing but the repository: a connection is held while it runs.
   */
  <T> T inTransaction(Function<IntrospectionRepository, T> work);

  /** The node's row as it is committed now. */
  default Optional<Introspection> find(NodeUuid node) {
    return inTransaction(repository -> repository.find(node));
  }

  /** As {@link IntrospectionRepository#findWaiting}, of what is committed now. */
  default Optional<WaitingRun> findWaiting(NodeUuid node) {
    return inTransaction(repository -> repository.findWaiting(node));
  }

  /** As {@link IntrospectionRepository#score}, of what is committed now. */
  default Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    return inTransaction(repository -> repository.score(values));
  }
}
