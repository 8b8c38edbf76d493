package io.ironicinspector.persistence;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The repository on a MariaDB or MySQL that the developer runs: an empty database under
 * INSPECTOR_TEST_MARIADB, in any form that {@code [database] connection} takes.
 */
@EnabledIfEnvironmentVariable(named = "INSPECTOR_TEST_MARIADB", matches = ".+")
class MariadbRepositoryIT extends RepositoryContracts {
  private TestDatabase database;

  @BeforeAll
  void open() {
    database = new TestDatabase(System.getenv("INSPECTOR_TEST_MARIADB"));
    // As where upstream's tables were made by an older server, or with other defaults, than ours.
    database.sql(
        "ALTER TABLE inspector_fences CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_spanish_ci");
  }

  @Override
  TestDatabase database() {
    return database;
  }
}
