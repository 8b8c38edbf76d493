package io.ironicinspector.persistence.rule;

import io.ironicinspector.persistence.datasource.DatabaseUrl;
import io.ironicinspector.persistence.datasource.InspectorDataSource;
import io.ironicinspector.persistence.migration.SchemaMigration;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A migrated database with the shipped persistence unit, its transactions its own. */
final class RuleDatabase implements AutoCloseable {
  private final DataSource dataSource;
  private final EntityManagerFactory factory;

  RuleDatabase(String url) {
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

  <T> T call(Function<RuleRepository, T> work) {
    EntityManager entityManager = factory.createEntityManager();
    try {
      entityManager.getTransaction().begin();
      T result = work.apply(new JpaRuleRepository(entityManager));
      entityManager.getTransaction().commit();
      return result;
    } finally {
      if (entityManager.getTransaction().isActive()) {
        entityManager.getTransaction().rollback();
      }
      entityManager.close();
    }
  }

  void run(Consumer<RuleRepository> work) {
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

  void clear() {
    sql("DELETE FROM rule_conditions", "DELETE FROM rule_actions", "DELETE FROM rules");
  }

  @Override
  public void close() {
    factory.close();
  }
}
