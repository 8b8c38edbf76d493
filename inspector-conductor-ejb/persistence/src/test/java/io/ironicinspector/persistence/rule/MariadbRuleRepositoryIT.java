package io.ironicinspector.persistence.rule;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The rules on a MariaDB or MySQL that the developer runs: an empty database under
 * INSPECTOR_TEST_MARIADB, in any form that {@code [database] connection} takes.
 */
@EnabledIfEnvironmentVariable(named = "INSPECTOR_TEST_MARIADB", matches = ".+")
class MariadbRuleRepositoryIT extends RuleRepositoryContract {
  private RuleDatabase database;

  @BeforeAll
  void open() {
    database = new RuleDatabase(System.getenv("INSPECTOR_TEST_MARIADB"));
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  RuleDatabase database() {
    return database;
  }
}
