package io.ironicinspector.benchmark.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A PostgreSQL of its own on loopback, with one database per service. Commits wait for the disk, as
 * they do at a site.
 */
final class DatabaseServer implements AutoCloseable {
  private static final String USER = "postgres";
  // Held: the logging system forgets levels of loggers that nobody holds.
  private static final Logger LOGGER = Logger.getLogger("io.zonky.test");

  private final EmbeddedPostgres server;

  private DatabaseServer(EmbeddedPostgres server) {
    this.server = server;
  }

  static DatabaseServer start(Path folder) {
    LOGGER.setLevel(Level.WARNING);
    try {
      return new DatabaseServer(
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "300")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  void create(Side side) {
    try (Connection connection = connect(USER);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + side.folder());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create a database: " + e.getMessage(), e);
    }
  }

  /** As SQLAlchemy spells it; both services understand that. */
  String url(Side side, String dialect) {
    return dialect
        + "://"
        + USER
        + ":"
        + USER
        + "@127.0.0.1:"
        + server.getPort()
        + "/"
        + side.folder();
  }

  Connection connect(Side side) {
    return connect(side.folder());
  }

  private Connection connect(String database) {
    try {
      return DriverManager.getConnection(server.getJdbcUrl(USER, database));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot connect to PostgreSQL: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
