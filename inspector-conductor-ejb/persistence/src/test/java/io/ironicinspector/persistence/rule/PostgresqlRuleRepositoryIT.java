package io.ironicinspector.persistence.rule;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The rules on a real PostgreSQL. */
class PostgresqlRuleRepositoryIT extends RuleRepositoryContract {
  private EmbeddedPostgres server;
  private RuleDatabase database;

  @BeforeAll
  void start() throws IOException {
    server = EmbeddedPostgres.start();
    database = new RuleDatabase(server.getJdbcUrl("postgres", "postgres"));
  }

  @AfterAll
  void stop() throws IOException {
    database.close();
    server.close();
  }

  @Override
  RuleDatabase database() {
    return database;
  }
}
