package io.ironicinspector.persistence;

import io.ironicinspector.persistence.datasource.DatabaseUrl;
import io.ironicinspector.persistence.datasource.InspectorDataSource;
import io.ironicinspector.persistence.migration.SchemaMigration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A migrated database with the shipped persistence unit, its transactions its own. */
final class TestDatabase implements AutoCloseable {
  private final DataSource dataSource;
  private final EntityManagerFactory factory;

  TestDatabase(String url) {
    dataSource = new InspectorDataSource(DatabaseUrl.parse(url));
    new SchemaMigration(dataSource).migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "inspector",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", dataSource,
                "eclipselink.target-server", "None"));
  }

  static final RunKeeping KEEPING = new RunKeeping("c1.example.org", 3, true);

  <T> T call(Function<IntrospectionRepository, T> work) {
    return call(KEEPING, work);
  }

  <T> T call(RunKeeping keeping, Function<IntrospectionRepository, T> work) {
    EntityManager entityManager = factory.createEntityManager();
    try {
      entityManager.getTransaction().begin();
      T result = work.apply(new JpaIntrospectionRepository(entityManager, keeping));
      entityManager.getTransaction().commit();
      return result;
    } finally {
      if (entityManager.getTransaction().isActive()) {
        entityManager.getTransaction().rollback();
      }
      entityManager.close();
    }
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

  @Override
  public void close() {
    factory.close();
  }
}
