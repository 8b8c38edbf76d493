package io.ironicinspector.persistence.rule;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The rules on H2 in memory. */
class H2RuleRepositoryTest extends RuleRepositoryContract {
  private RuleDatabase database;

  @BeforeAll
  void open() {
    database = new RuleDatabase("jdbc:h2:mem:rules");
  }

  @AfterAll
  void close() {
    database.close();
    database.sql("SHUTDOWN");
  }

  @Override
  RuleDatabase database() {
    return database;
  }
}
