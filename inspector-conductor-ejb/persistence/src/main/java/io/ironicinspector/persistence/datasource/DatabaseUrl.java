package io.ironicinspector.persistence.datasource;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value of {@code [database] connection}: a JDBC URL, or SQLAlchemy's form that upstream uses.
 * Immutable; prints with the password masked.
 */
public final class DatabaseUrl {
  /** What a refusal says in the end. */
  static final String ALLOWED =
      "Allowed are jdbc:h2:, jdbc:postgresql:, jdbc:mariadb: and jdbc:mysql: URLs, and the forms"
          + " postgresql://user:password@host:port/database and"
          + " mysql+pymysql://user:password@host:port/database";

  private static final Pattern SECRET =
      Pattern.compile("(?i)((?:password|passwd|pwd)=)[^;&]*|(://[^:/@]*:).*(?=@)");
  private static final Pattern JDBC = Pattern.compile("jdbc:(h2|postgresql|mariadb|mysql):(.*)");

  private final Vendor vendor;
  private final String jdbcUrl;
  private final Map<String, String> login;

  DatabaseUrl(Vendor vendor, String jdbcUrl, Map<String, String> login) {
    this.vendor = vendor;
    this.jdbcUrl = Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    this.login = Map.copyOf(login);
  }

  /**
   * Reads a connection string.
   *
   * @throws IllegalArgumentException one line for the operator: section, option, value (password
   *     masked), what is wrong and what is allowed
   */
  public static DatabaseUrl parse(String text) {
    Matcher jdbc = JDBC.matcher(text);
    if (jdbc.matches()) {
      return ofJdbc(jdbc.group(1), jdbc.group(2));
    }
    if (text.startsWith("sqlite:") || text.startsWith("jdbc:sqlite:")) {
      throw refused(
          text,
          "SQLite is not supported; leave the option out for the embedded H2 database, or name a"
              + " PostgreSQL, MariaDB or MySQL database");
    }
    return SqlAlchemyUrl.parse(text).toDatabaseUrl();
  }

  private static DatabaseUrl ofJdbc(String scheme, String rest) {
    return switch (scheme) {
      case "h2" -> new DatabaseUrl(Vendor.H2, H2Url.complete("jdbc:h2:" + rest), Map.of());
      case "postgresql" -> new DatabaseUrl(Vendor.POSTGRESQL, "jdbc:postgresql:" + rest, Map.of());
      // MariaDB's driver speaks to MySQL too, under its own scheme.
      default -> new DatabaseUrl(Vendor.MARIADB, "jdbc:mariadb:" + rest, Map.of());
    };
  }

  static IllegalArgumentException refused(String text, String reason) {
    return new IllegalArgumentException(
        "[database] connection = %s: %s".formatted(masked(text), reason));
  }

  static String masked(String text) {
    return SECRET
        .matcher(text)
        .replaceAll(match -> (match.group(1) == null ? match.group(2) : match.group(1)) + "***");
  }

  Vendor vendor() {
    return vendor;
  }

  /** For the driver. May contain a password: not for logs. */
  String jdbcUrl() {
    return jdbcUrl;
  }

  /** What the driver gets beside the URL; settings in the URL win. */
  Properties driverProperties() {
    Properties properties = new Properties();
    defaults().forEach((key, value) -> putUnlessInUrl(properties, key, value));
    properties.putAll(login);
    return properties;
  }

  private void putUnlessInUrl(Properties properties, String key, String value) {
    if (!jdbcUrl.contains(key + "=")) {
      properties.setProperty(key, value);
    }
  }

  private Map<String, String> defaults() {
    return switch (vendor) {
      case H2 -> Map.of();
      // Upstream's nodes.state is an enum type: text parameters must be left for the server to
      // type.
      case POSTGRESQL ->
          Map.of(
              "stringtype", "unspecified",
              "tcpKeepAlive", "true",
              "reWriteBatchedInserts", "true",
              "ApplicationName", "ironic-inspector");
      // The default, REPEATABLE READ, would show a writer that waited for a lock an old row.
      case MARIADB ->
          Map.of(
              "transactionIsolation", "READ-COMMITTED",
              "connectTimeout", "10000",
              "tcpKeepAlive", "true");
    };
  }

  /** The URL with its password masked. */
  @Override
  public String toString() {
    return masked(jdbcUrl);
  }
}
