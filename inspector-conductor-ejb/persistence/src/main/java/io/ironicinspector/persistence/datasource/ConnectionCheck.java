package io.ironicinspector.persistence.datasource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** Says in one line why a database cannot be used. */
final class ConnectionCheck {
  private final DatabaseUrl url;

  ConnectionCheck(DatabaseUrl url) {
    this.url = url;
  }

  /**
   * @throws DatabaseUnavailableException if it cannot be opened
   */
  void run(DataSource dataSource) {
    H2Url.filePath(url.jdbcUrl()).ifPresent(this::checkFile);
    try (Connection connection = dataSource.getConnection()) {
      if (!connection.isValid(10)) {
        throw unavailable("the database does not answer");
      }
    } catch (SQLException e) {
      throw unavailable(withoutSecrets(e));
    }
  }

  // H2 reports these as general errors deep in a chain of causes.
  private void checkFile(Path database) {
    Path folder = database.getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unavailable("the folder %s cannot be created (%s)".formatted(folder, e));
    }
    if (!Files.isWritable(folder)) {
      throw unavailable("the folder %s cannot be written".formatted(folder));
    }
    Path file = database.resolveSibling(database.getFileName() + ".mv.db");
    if (Files.exists(file) && !(Files.isWritable(file) && Files.isRegularFile(file))) {
      throw unavailable("the file %s cannot be written".formatted(file));
    }
  }

  private String withoutSecrets(SQLException e) {
    Properties properties = url.driverProperties();
    String message = DatabaseUrl.masked(String.valueOf(e.getMessage()));
    String password = properties.getProperty("password", "");
    return password.isEmpty() ? message : message.replace(password, "***");
  }

  private DatabaseUnavailableException unavailable(String reason) {
    return new DatabaseUnavailableException(
        "[database] connection = %s: %s".formatted(url, reason.replaceAll("\\s+", " ")));
  }
}
