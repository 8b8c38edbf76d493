package io.ironicinspector.persistence;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The repository on H2 in memory. */
class H2RepositoryTest extends RepositoryContracts {
  private TestDatabase database;

  @BeforeAll
  void open() {
    database = new TestDatabase("jdbc:h2:mem:repository");
  }

  @AfterAll
  void close() {
    database.sql("SHUTDOWN");
  }

  @Override
  TestDatabase database() {
    return database;
  }
}
