package io.ironicinspector.persistence.datasource;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Opens connections to the database of {@code [database] connection}, by default an embedded H2 in
 * {@code inspector.state_dir}. Names no server and pools nothing: a container uses it as the class
 * of a {@code @DataSourceDefinition} and pools what it opens; a launcher uses it to {@link #check}.
 *
 * <p>Thread-safe. Reads the configuration once, when first used. Each connection is new and belongs
 * to who asked for it.
 */
public final class InspectorDataSource implements DataSource {
  private volatile DatabaseUrl url;
  private volatile int loginTimeoutSeconds = 10;

  /** For containers: the configuration is read with the first connection. */
  public InspectorDataSource() {}

  /** For programs that know where the database is. */
  public InspectorDataSource(DatabaseUrl url) {
    this.url = Objects.requireNonNull(url, "url");
  }

  /**
   * Accepts a name for the database and does nothing with it. WildFly wants a property on each data
   * source definition.
   */
  public void setDatabaseName(String name) {}

  @Override
  public Connection getConnection() throws SQLException {
    return open(url().driverProperties());
  }

  /** As {@link #getConnection()}, with another login if one is given. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Properties properties = url().driverProperties();
    if (user != null && !user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", Objects.requireNonNullElse(password, ""));
    }
    return open(properties);
  }

  private Connection open(Properties properties) throws SQLException {
    DatabaseUrl target = url();
    return SharedH2.is(target)
        ? SharedH2.open(() -> connect(target, properties))
        : connect(target, properties);
  }

  private static Connection connect(DatabaseUrl target, Properties properties) throws SQLException {
    Connection connection = target.vendor().driver().connect(target.jdbcUrl(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not take the URL " + target);
    }
    // Here and not in the pool's definition: a pool that is told so asks the database at each
    // return
    // of a connection. A fence is compared with what others committed: a repeatable read would not
    // see that.
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }

  /**
   * Opens one connection and closes it.
   *
   * @throws IllegalArgumentException if the option's value is not understood
   * @throws DatabaseUnavailableException one line for the operator: option, value without secrets,
   *     and why the database cannot be used
   */
  public void check() {
    new ConnectionCheck(url()).run(this);
  }

  // Racing threads read the same configuration: no lock.
  private DatabaseUrl url() {
    DatabaseUrl known = url;
    if (known == null) {
      // With a loader: on Payara the thread's context loader is null here.
      known = configured(ConfigProvider.getConfig(InspectorDataSource.class.getClassLoader()));
      url = known;
    }
    return known;
  }

  static DatabaseUrl configured(Config config) {
    return DatabaseUrl.parse(
        config
            .getOptionalValue("database.connection", String.class)
            .orElseGet(
                () ->
                    H2Url.embedded(
                        config
                            .getOptionalValue("inspector.state_dir", String.class)
                            .orElse("ironic-inspector-data"))));
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginTimeoutSeconds = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeoutSeconds;
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    // Drivers log through their own loggers.
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the drivers have loggers of their own");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!isWrapperFor(type)) {
      throw new SQLException("not a wrapper of " + type.getName());
    }
    return type.cast(this);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
