package io.ironicinspector.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.persistence.datasource.DatabaseUrl;
import io.ironicinspector.persistence.datasource.InspectorDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the migration must do on every database. */
abstract class MigrationContract {
  private InspectorDataSource dataSource;

  /** The URL of an empty database. */
  abstract String newDatabase() throws SQLException;

  /** Folder of the migrations. */
  abstract String vendor();

  @BeforeEach
  void connect() throws SQLException {
    dataSource = new InspectorDataSource(DatabaseUrl.parse(newDatabase()));
  }

  @Test
  void emptyDatabaseGetsUpstreamsSchemaAndOurs() throws SQLException {
    new SchemaMigration(dataSource).migrate();

    assertThat(query("SELECT version_num FROM alembic_version")).isEqualTo("b55109d5063a");
    assertThat(query("SELECT COUNT(*) FROM inspector_fences")).isEqualTo("0");
    assertThat(history()).isEqualTo("1 SQL, 2 SQL");
  }

  @Test
  void secondRunChangesNothing() throws SQLException {
    new SchemaMigration(dataSource).migrate();
    new SchemaMigration(dataSource).migrate();

    assertThat(history()).isEqualTo("1 SQL, 2 SQL");
  }

  @Test
  void upstreamsDatabaseIsTakenOverWithItsRows() throws Exception {
    upstreamDatabase();
    execute(
        "INSERT INTO nodes (uuid, state, finished_at)"
            + " VALUES ('1be26c0b-03f2-4d2e-ae87-c02d7f33c123', 'error', '2020-01-01 00:00:00')");

    new SchemaMigration(dataSource).migrate();

    assertThat(history()).isEqualTo("1 BASELINE, 2 SQL");
    assertThat(query("SELECT started_at FROM nodes")).startsWith("2020-01-01 00:00:00");
  }

  @Test
  void runsOfTheVersionBeforeStayReadable() throws SQLException {
    new SchemaMigration(dataSource).migrate();
    execute("INSERT INTO inspector_runs (node_uuid, run_number, started) VALUES ('n', 1, 1)");
    execute("INSERT INTO inspector_run_data (node_uuid, run_number, data) VALUES ('n', 1, '{}')");

    assertThat(query("SELECT began_as FROM inspector_runs")).isEqualTo("starting");
    assertThat(query("SELECT unprocessed FROM inspector_run_data")).isNull();
  }

  @Test
  void olderUpstreamDatabaseIsRefusedUntouched() throws Exception {
    upstreamDatabase();
    execute("UPDATE alembic_version SET version_num = 'bf8dec16023c'");

    assertThatThrownBy(() -> new SchemaMigration(dataSource).migrate())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("bf8dec16023c")
        .hasMessageContaining("ironic-inspector-dbsync upgrade");
    assertThatThrownBy(() -> query("SELECT COUNT(*) FROM inspector_fences"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void otherServicesDatabaseIsRefused() throws SQLException {
    execute("CREATE TABLE nodes (id INTEGER)");

    assertThatThrownBy(() -> new SchemaMigration(dataSource).migrate())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("[database] connection");
  }

  @Test
  void unrelatedTablesDoNotMatter() throws SQLException {
    execute("CREATE TABLE something (id INTEGER)");

    new SchemaMigration(dataSource).migrate();

    assertThat(query("SELECT COUNT(*) FROM nodes")).isEqualTo("0");
    assertThat(history()).endsWith("1 SQL, 2 SQL");
  }

  @Test
  void processesThatStartAtOnceMigrateOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> starts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        starts.add(
            () -> {
              new SchemaMigration(dataSource).migrate();
              return null;
            });
      }
      for (Future<Void> start : threads.invokeAll(starts, 60, TimeUnit.SECONDS)) {
        start.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(history()).isEqualTo("1 SQL, 2 SQL");
  }

  private void upstreamDatabase() throws IOException, SQLException {
    try (InputStream script =
        SchemaMigration.class.getResourceAsStream(vendor() + "/V1__upstream_schema.sql")) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      for (String statement : text.replaceAll("(?m)^--.*$", "").strip().split(";\\s*", -1)) {
        if (!statement.isEmpty()) {
          execute(statement);
        }
      }
    }
  }

  private String history() throws SQLException {
    List<String> entries = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      String quote = connection.getMetaData().getIdentifierQuoteString();
      String sql =
          "SELECT 'version', 'type' FROM 'inspector_schema_history'"
              + " WHERE 'success' ORDER BY 'installed_rank'";
      try (ResultSet rows = statement.executeQuery(sql.replace("'", quote))) {
        while (rows.next()) {
          // Besides: Flyway's marks for its own table and for a schema that was not empty.
          if (Set.of("1", "2").contains(String.valueOf(rows.getString(1)))) {
            entries.add(rows.getString(1) + " " + rows.getString(2));
          }
        }
      }
    }
    return String.join(", ", entries);
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
