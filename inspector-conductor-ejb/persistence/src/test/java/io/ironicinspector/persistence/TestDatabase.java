package io.ironicinspector.persistence;

import io.ironicinspector.persistence.datasource.DatabaseUrl;
import io.ironicinspector.persistence.datasource.InspectorDataSource;
import io.ironicinspector.persistence.migration.SchemaMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A migrated database, its transactions its own. */
final class TestDatabase {
  private final DataSource dataSource;

  TestDatabase(String url) {
    dataSource = new InspectorDataSource(DatabaseUrl.parse(url));
    new SchemaMigration(dataSource).migrate();
  }

  static final RunKeeping KEEPING = new RunKeeping("c1.example.org", 3, true);

  <T> T call(Function<IntrospectionRepository, T> work) {
    return call(KEEPING, work);
  }

  <T> T call(RunKeeping keeping, Function<IntrospectionRepository, T> work) {
    return JdbcIntrospectionRepository.call(new Transactions(dataSource), keeping, work);
  }

  void run(Consumer<IntrospectionRepository> work) {
    call(
        repository -> {
          work.accept(repository);
          return null;
        });
  }

  void sql(String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String value(String query) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getString(1) : "(no row)";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String quoted(String column) {
    try (Connection connection = dataSource.getConnection()) {
      String quote = connection.getMetaData().getIdentifierQuoteString();
      return quote + column + quote;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isMariadb() {
    return quoted("").equals("``");
  }

  void clear() {
    List.of(
            "introspection_data",
            "options",
            "attributes",
            "nodes",
            "inspector_fences",
            "inspector_runs",
            "inspector_run_data")
        .forEach(table -> sql("DELETE FROM " + table));
  }
}
