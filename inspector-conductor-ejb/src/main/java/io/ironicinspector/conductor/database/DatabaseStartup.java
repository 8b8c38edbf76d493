package io.ironicinspector.conductor.database;

import io.ironicinspector.persistence.migration.SchemaMigration;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Defines the data source and brings the schema to this version, before any other bean starts. */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN) // migrations have their own transactions
@DataSourceDefinition(
    name = DatabaseStartup.DATA_SOURCE,
    className = "io.ironicinspector.persistence.datasource.InspectorDataSource",
    databaseName = "inspector",
    minPoolSize = 1,
    maxPoolSize = 20)
public class DatabaseStartup {
  /** The pool of connections, by its name in the server. */
  public static final String DATA_SOURCE = "java:app/jdbc/inspector";

  private static final Logger LOG = Logger.getLogger(DatabaseStartup.class.getName());

  @Resource(lookup = DATA_SOURCE)
  private DataSource dataSource;

  @PostConstruct
  void migrate() {
    try {
      new SchemaMigration(dataSource).migrate();
    } catch (RuntimeException refused) { // one line for the operator before the server's stack
      LOG.log(Level.SEVERE, "The database is not usable: {0}", refused.getMessage());
      throw refused;
    }
  }
}
