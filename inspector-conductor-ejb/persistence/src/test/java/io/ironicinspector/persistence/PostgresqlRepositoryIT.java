package io.ironicinspector.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The repository on a real PostgreSQL. */
class PostgresqlRepositoryIT extends RepositoryContracts {
  private EmbeddedPostgres server;
  private TestDatabase database;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    database = new TestDatabase(server.getJdbcUrl("postgres", "postgres"));
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Override
  TestDatabase database() {
    return database;
  }
}
