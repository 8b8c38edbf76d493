package io.ironicinspector.persistence.migration;

import java.sql.SQLException;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Creates the schema in an empty database, takes over an upstream database at revision {@value
 * UpstreamSchema#HEAD}, and brings both to this version. Does nothing when that is done already.
 * Several processes may call it at once. Needs to run outside a transaction.
 */
public final class SchemaMigration {
  /** Flyway's own table, in the name space of our tables. */
  static final String HISTORY = "inspector_schema_history";

  private static final Logger LOG = Logger.getLogger(SchemaMigration.class.getName());
  // A field, because java.util.logging forgets levels of loggers that nobody holds.
  private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");
  private static final int ATTEMPTS = 5;

  private final DataSource dataSource;

  /** The caller keeps {@code dataSource}; two connections at a time are used. */
  public SchemaMigration(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  /**
   * Migrates; blocks until done, which is seconds unless an upstream database is large.
   *
   * @throws SchemaException the schema is one that cannot be taken over, or a migration failed; on
   *     databases that roll back DDL (PostgreSQL) nothing was changed then
   */
  public void migrate() {
    FLYWAY_LOG.setLevel(Level.WARNING);
    Flyway flyway = flyway(inspect());
    MigrateResult result = migrate(flyway, 1);
    if (result.migrationsExecuted > 0) {
      LOG.info(() -> "database schema is now at version " + result.targetSchemaVersion);
    }
  }

  // H2 commits before each DDL and so drops Flyway's lock: two first starts at once can collide
  // there. The loser finds the winner's work at the next attempt.
  private static MigrateResult migrate(Flyway flyway, int attempt) {
    try {
      return flyway.migrate();
    } catch (FlywayException e) {
      if (attempt < ATTEMPTS) {
        LOG.log(Level.FINE, "schema migration is tried again", e);
        return migrate(flyway, attempt + 1);
      }
      throw new SchemaException("the database schema cannot be migrated: " + e.getMessage(), e);
    }
  }

  private UpstreamSchema inspect() {
    try (var connection = dataSource.getConnection()) {
      return UpstreamSchema.inspect(connection);
    } catch (SQLException e) {
      throw new SchemaException("the database cannot be read: " + e.getMessage(), e);
    }
  }

  private Flyway flyway(UpstreamSchema schema) {
    return Flyway.configure(SchemaMigration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:io/ironicinspector/persistence/migration/" + schema.vendor())
        .table(HISTORY)
        // Version 1 is upstream's schema: present in a database that is taken over.
        .baselineOnMigrate(true)
        .baselineVersion(MigrationVersion.fromVersion(schema.present() ? "1" : "0"))
        .load();
  }
}
