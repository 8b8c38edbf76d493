package io.ironicinspector.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plain SQL on one connection. What changes rows may be put off until something is read or {@link
 * #finish} is called, and then goes in the same round trip where the driver can do that. Belongs to
 * the connection and thus to one thread. Every failure is a {@link PersistenceException}.
 */
final class Statements {
  private static final Statement COMMIT = new Statement("COMMIT", List.of());

  private final Connection connection;
  private final List<Statement> putOff = new ArrayList<>();

  private record Statement(String sql, List<Object> parameters) {
    static Statement of(String sql, Object... parameters) {
      return new Statement(sql, Arrays.asList(parameters)); // they may be null
    }
  }

  /** The caller closes {@code connection}. */
  Statements(Connection connection) {
    this.connection = connection;
  }

  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  private interface Result<T> {
    T of(PreparedStatement executed) throws SQLException;
  }

  <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
    return run(
        Statement.of(sql, parameters),
        executed -> {
          try (ResultSet rows = executed.getResultSet()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
              found.add(reader.read(rows));
            }
            return found;
          }
        });
  }

  /** The first column, of the first row in which it is not null. */
  Optional<String> text(String sql, Object... parameters) {
    return query(sql, row -> Optional.ofNullable(row.getString(1)), parameters).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Changes rows before anything is read. Parameters may be null. */
  void later(String sql, Object... parameters) {
    putOff.add(Statement.of(sql, parameters));
  }

  /** How many rows it changed, after all that was put off. */
  int update(String sql, Object... parameters) {
    return run(Statement.of(sql, parameters), PreparedStatement::getUpdateCount);
  }

  /**
   * Does what was put off. The caller commits; with PostgreSQL that may be done then, and the
   * driver knows it.
   */
  void finish() {
    if (putOff.isEmpty()) {
      return;
    }
    Statement last = joins() ? COMMIT : putOff.remove(putOff.size() - 1);
    int unused = run(last, PreparedStatement::getUpdateCount);
  }

  /** What was put off, then {@code last}, of which the result is. */
  private <T> T run(Statement last, Result<T> result) {
    List<Statement> all = new ArrayList<>(putOff);
    putOff.clear();
    if (!all.isEmpty() && !joins()) {
      all.forEach(each -> execute(List.of(each), PreparedStatement::getUpdateCount));
      all.clear();
    }
    all.add(last);
    return execute(all, result);
  }

  private <T> T execute(List<Statement> all, Result<T> result) {
    String sql = all.stream().map(Statement::sql).collect(Collectors.joining("; "));
    try (PreparedStatement prepared = connection.prepareStatement(sql)) {
      int next = 1;
      for (Statement each : all) {
        for (Object parameter : each.parameters()) {
          prepared.setObject(next++, storable(parameter));
        }
      }
      prepared.execute();
      for (int i = 1; i < all.size(); i++) {
        prepared.getMoreResults();
      }
      return result.of(prepared);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  // PostgreSQL has no U+0000 in its texts, and a ramdisk may send it in any.
  private static Object storable(Object parameter) {
    return parameter instanceof String text && text.indexOf('\0') >= 0
        ? text.replace('\0', '\ufffd')
        : parameter;
  }

  private boolean joins() {
    return databaseName().equals("PostgreSQL");
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
}
