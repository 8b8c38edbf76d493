package io.ironicinspector.conductor.database;

import io.ironicinspector.persistence.IntrospectionRepository;
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
}
