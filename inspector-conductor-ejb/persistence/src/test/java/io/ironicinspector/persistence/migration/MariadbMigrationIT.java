package io.ironicinspector.persistence.migration;

import io.ironicinspector.persistence.datasource.DatabaseUrl;
import io.ironicinspector.persistence.datasource.InspectorDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The migration on the server of {@code MariadbRepositoryIT}, in a database {@code
 * inspector_migration} that is dropped first.
 */
@EnabledIfEnvironmentVariable(named = "INSPECTOR_TEST_MARIADB", matches = ".+")
class MariadbMigrationIT extends MigrationContract {
  @Override
  String newDatabase() throws SQLException {
    String url = System.getenv("INSPECTOR_TEST_MARIADB");
    try (Connection connection = new InspectorDataSource(DatabaseUrl.parse(url)).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS inspector_migration");
      // Upstream's character set.
      statement.execute("CREATE DATABASE inspector_migration CHARACTER SET utf8mb3");
    }
    return url.replaceFirst("(//[^/]*/)\\w+", "$1inspector_migration");
  }

  @Override
  String vendor() {
    return "mariadb";
  }
}
