package io.ironicinspector.incontainer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A table of the application's database, to see what was committed. Thread-safe. */
final class Rows {
  private final DataSource database;

  /** Outside of any transaction. */
  Rows(DataSource database) throws SQLException {
    this.database = database;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS in_container_rows (name VARCHAR(50))");
    }
  }

  /** Within the caller's transaction. */
  void add(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO in_container_rows VALUES (?)")) {
      insert.setString(1, name);
      insert.executeUpdate();
    }
  }

  boolean has(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT 1 FROM in_container_rows WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet found = select.executeQuery()) {
        return found.next();
      }
    }
  }
}
