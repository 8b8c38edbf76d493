package io.ironicinspector.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Short transactions on one connection each, without a transaction manager: one database takes part
 * in them. Thread-safe; blocks for a connection and for the database. Must not be called in a
 * transaction of the container's.
 */
public final class Transactions {
  private final DataSource dataSource;

  /** Nothing is opened yet; the caller closes the pool. */
  public Transactions(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  /**
   * Commits what {@code work} did; rolls back if it throws, and throws the same.
   *
   * @throws PersistenceException if the database fails; then it is not known whether it was
   *     committed
   */
  public <T> T call(Function<Connection, T> work) {
    return read(
        connection -> {
          try {
            return committed(connection, work);
          } catch (SQLException e) {
            throw new PersistenceException(e);
          }
        });
  }

  /** Statements that are transactions of their own. */
  public <T> T read(Function<Connection, T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.apply(connection);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private static <T> T committed(Connection connection, Function<Connection, T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    T result;
    try {
      result = work.apply(connection);
      connection.commit();
    } catch (RuntimeException | SQLException | Error failure) { // of any kind: nothing may stay
      undo(connection, failure);
      throw failure;
    }
    connection.setAutoCommit(true);
    return result;
  }

  /** The first failure is the one to tell. */
  private static void undo(Connection connection, Throwable failure) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      failure.addSuppressed(broken);
    }
  }
}
