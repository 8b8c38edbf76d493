package io.ironicinspector.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Plain SQL on one connection. What changes rows may be put off until something is read or {@link
 * #flush} is called, and then goes in one round trip where the driver can do that. Belongs to the
 * connection and thus to one thread. Every failure is a {@link PersistenceException}.
 */
final class Statements {
  private final Connection connection;
  private final List<Change> putOff = new ArrayList<>();

  private record Change(String sql, List<Object> parameters) {}

  /** The caller closes {@code connection}. */
  Statements(Connection connection) {
    this.connection = connection;
  }

  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
    flush();
    return prepared(
        sql,
        statement -> {
          bind(statement, 1, Arrays.asList(parameters));
          try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
              found.add(reader.read(rows));
            }
            return found;
          }
        });
  }

  /** Changes rows before anything is read. Parameters may be null. */
  void later(String sql, Object... parameters) {
    putOff.add(new Change(sql, Arrays.asList(parameters)));
  }

  /** How many rows it changed, after all that was put off. */
  int update(String sql, Object... parameters) {
    later(sql, parameters);
    return flush();
  }

  /** Does what was put off, in its order; returns how many rows the last of it changed. */
  int flush() {
    List<Change> changes = List.copyOf(putOff);
    putOff.clear();
    if (changes.size() > 1 && databaseName().equals("PostgreSQL")) {
      return joined(changes);
    }
    int changed = 0;
    for (Change change : changes) {
      changed = joined(List.of(change));
    }
    return changed;
  }

  private int joined(List<Change> changes) {
    return prepared(
        changes.stream().map(Change::sql).collect(Collectors.joining("; ")),
        statement -> {
          int next = 1;
          for (Change change : changes) {
            next = bind(statement, next, change.parameters());
          }
          statement.execute();
          int last = 0;
          for (int count = statement.getUpdateCount();
              count >= 0;
              count = statement.getUpdateCount()) {
            last = count;
            statement.getMoreResults();
          }
          return last;
        });
  }

  /** One statement for each element of {@code all}, in one round trip. */
  void updateAll(String sql, List<Object[]> all) {
    flush();
    prepared(
        sql,
        statement -> {
          for (Object[] parameters : all) {
            bind(statement, 1, Arrays.asList(parameters));
            statement.addBatch();
          }
          return statement.executeBatch();
        });
  }

  /** A column's name as the database wants one that is a reserved word in some. */
  String quoted(String column) {
    try {
      String quote = connection.getMetaData().getIdentifierQuoteString();
      return quote + column + quote;
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  String databaseName() {
    try {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private <T> T prepared(String sql, Work<T> work) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(statement);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  /** Returns the number of the parameter after these. */
  private static int bind(PreparedStatement statement, int first, List<Object> parameters)
      throws SQLException {
    int next = first;
    for (Object parameter : parameters) {
      statement.setObject(next++, parameter);
    }
    return next;
  }
}
