package io.ironicinspector.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Plain SQL on one connection, each call one statement. Belongs to that connection and thus to one
 * thread. Every failure is a {@link PersistenceException}.
 */
final class Statements {
  private final Connection connection;

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
    return prepared(
        sql,
        statement -> {
          bind(statement, parameters);
          try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
              found.add(reader.read(rows));
            }
            return found;
          }
        });
  }

  /** How many rows it changed. Parameters may be null. */
  int update(String sql, Object... parameters) {
    return prepared(
        sql,
        statement -> {
          bind(statement, parameters);
          return statement.executeUpdate();
        });
  }

  /** One statement for each element of {@code all}, in one round trip. */
  void updateAll(String sql, List<Object[]> all) {
    prepared(
        sql,
        statement -> {
          for (Object[] parameters : all) {
            bind(statement, parameters);
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

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
