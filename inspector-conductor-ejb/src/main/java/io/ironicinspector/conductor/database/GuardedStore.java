package io.ironicinspector.conductor.database;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.FencedOutException;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.WaitingRun;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says what a failed transaction means for the client, and counts those that a fence refused. */
public final class GuardedStore implements IntrospectionStore {
  private final IntrospectionStore store;

  public GuardedStore(IntrospectionStore store) {
    this.store = store;
  }

  @Override
  public <T> T inTransaction(Function<IntrospectionRepository, T> work) {
    return guarded(() -> store.inTransaction(work));
  }

  @Override
  public Optional<Introspection> find(NodeUuid node) {
    return guarded(() -> store.find(node));
  }

  @Override
  public Optional<WaitingRun> findWaiting(NodeUuid node) {
    return guarded(() -> store.findWaiting(node));
  }

  @Override
  public Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    return guarded(() -> store.score(values));
  }

  private static <T> T guarded(Supplier<T> call) {
    try {
      return call.get();
    } catch (FencedOutException refused) {
      Metrics.FENCED_WRITES.add();
      throw refused;
    } catch (PersistenceException failed) {
      throw meaning(failed);
    }
  }

  /** The failure of a transaction as the client is to see it, whatever wraps it. */
  public static RuntimeException meaning(RuntimeException failed) {
    return first(failed, SQLException.class)
        .or(() -> first(failed, PersistenceException.class))
        .<RuntimeException>map(
            cause ->
                new ConductorException(
                    Kind.UNAVAILABLE, "The database failed: " + cause.getMessage(), failed))
        .orElse(failed);
  }

  private static Optional<Throwable> first(Throwable failure, Class<? extends Throwable> type) {
    return Stream.iterate(failure, java.util.Objects::nonNull, Throwable::getCause)
        .limit(20)
        .filter(type::isInstance)
        .findFirst();
  }
}
