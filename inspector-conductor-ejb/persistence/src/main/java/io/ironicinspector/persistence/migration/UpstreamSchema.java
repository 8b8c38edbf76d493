package io.ironicinspector.persistence.migration;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * What was found in a database before the migration.
 *
 * @param vendor folder of the migrations for this database
 * @param present whether upstream's tables are there, at the revision that we can take over
 */
record UpstreamSchema(String vendor, boolean present) {
  /** Upstream's last revision. */
  static final String HEAD = "b55109d5063a";

  /**
   * @throws SchemaException if the database is of another vendor, or has upstream's tables at
   *     another revision
   */
  static UpstreamSchema inspect(Connection connection) throws SQLException {
    String vendor = vendorOf(connection.getMetaData().getDatabaseProductName());
    if (hasTable(connection, SchemaMigration.HISTORY)) {
      return new UpstreamSchema(vendor, false);
    }
    if (hasTable(connection, "alembic_version")) {
      requireHead(revision(connection));
      return new UpstreamSchema(vendor, true);
    }
    if (hasTable(connection, "nodes")) {
      throw new SchemaException(
          "the database has a table nodes but no alembic_version: it is not ironic-inspector's."
              + " Name another database in [database] connection");
    }
    return new UpstreamSchema(vendor, false);
  }

  private static String vendorOf(String product) {
    return switch (product) {
      case "H2" -> "h2";
      case "PostgreSQL" -> "postgresql";
      case "MariaDB", "MySQL" -> "mariadb";
      default ->
          throw new SchemaException(
              "the database must be H2, PostgreSQL, MariaDB or MySQL, was " + product);
    };
  }

  private static void requireHead(String revision) {
    if (!HEAD.equals(revision)) {
      throw new SchemaException(
          "the database has ironic-inspector's schema at revision %s, only %s can be taken over:"
                  .formatted(revision, HEAD)
              + " run ironic-inspector-dbsync upgrade of ironic-inspector 11.1.0 or later first");
    }
  }

  private static String revision(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version_num FROM alembic_version")) {
      return rows.next() ? rows.getString(1) : "(none)";
    }
  }

  private static boolean hasTable(Connection connection, String name) throws SQLException {
    DatabaseMetaData metaData = connection.getMetaData();
    String stored =
        metaData.storesUpperCaseIdentifiers() && !name.equals(SchemaMigration.HISTORY)
            ? name.toUpperCase(Locale.ROOT)
            : name;
    try (ResultSet tables =
        metaData.getTables(connection.getCatalog(), connection.getSchema(), stored, null)) {
      return tables.next();
    }
  }
}
