package io.ironicinspector.persistence.datasource;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code dialect+driver://user:password@host:port/database?name=value}. */
final class SqlAlchemyUrl {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<dialect>\\w+)(?:\\+\\w+)?://"
              + "(?:(?<user>[^:/@]*)(?::(?<password>[^/]*))?@)?"
              + "(?<host>\\[[^\\]]*\\]|[^:/?]*)(?::(?<port>\\d+))?"
              + "/(?<database>[^?]*)(?:\\?(?<query>.*))?");

  private final String text;
  private final Matcher parts;

  private SqlAlchemyUrl(String text, Matcher parts) {
    this.text = text;
    this.parts = parts;
  }

  /**
   * @throws IllegalArgumentException if {@code text} has another form
   */
  static SqlAlchemyUrl parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw DatabaseUrl.refused(text, "not understood. " + DatabaseUrl.ALLOWED);
    }
    return new SqlAlchemyUrl(text, parts);
  }

  /**
   * @throws IllegalArgumentException if the dialect or a parameter has no counterpart in JDBC
   */
  DatabaseUrl toDatabaseUrl() {
    return switch (parts.group("dialect")) {
      case "mysql", "mariadb" ->
          new DatabaseUrl(Vendor.MARIADB, jdbcUrl("jdbc:mariadb://", this::mariadb), login());
      case "postgresql", "postgres" ->
          new DatabaseUrl(
              Vendor.POSTGRESQL, jdbcUrl("jdbc:postgresql://", this::postgresql), login());
      default -> throw DatabaseUrl.refused(text, "unknown database. " + DatabaseUrl.ALLOWED);
    };
  }

  private Map<String, String> login() {
    Map<String, String> login = new LinkedHashMap<>();
    putDecoded(login, "user");
    putDecoded(login, "password");
    return login;
  }

  private void putDecoded(Map<String, String> login, String part) {
    String value = parts.group(part);
    if (value != null && !value.isEmpty()) {
      login.put(part, decoded(value));
    }
  }

  // As SQLAlchemy does: a plus sign stands for itself.
  private String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw DatabaseUrl.refused(text, "a % must be followed by two hex digits (%25 for itself)");
    }
  }

  private String jdbcUrl(String scheme, Parameter translate) {
    String host = parts.group("host").isEmpty() ? "localhost" : parts.group("host");
    String port = parts.group("port") == null ? "" : ":" + parts.group("port");
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    parameters()
        .forEach(
            (name, value) -> {
              String parameter = translate.toJdbc(name, value);
              if (!parameter.isEmpty()) {
                query.add(parameter);
              }
            });
    return scheme + host + port + "/" + parts.group("database") + query;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    String query = parts.group("query");
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw DatabaseUrl.refused(text, "parameter " + pair + " has no value");
      }
      parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private String mariadb(String name, String value) {
    return switch (name) {
      // The driver always speaks utf8mb4.
      case "charset", "use_unicode", "binary_prefix" -> "";
      case "ssl_ca" -> jdbc("sslMode", "verify-ca") + "&" + jdbc("serverSslCert", value);
      case "unix_socket" -> jdbc("localSocket", value);
      case "connect_timeout" -> jdbc("connectTimeout", milliseconds(name, value));
      case "read_timeout" -> jdbc("socketTimeout", milliseconds(name, value));
      default -> throw unknown(name, "charset, ssl_ca, unix_socket, connect_timeout, read_timeout");
    };
  }

  private String postgresql(String name, String value) {
    return switch (name) {
      // The driver always speaks UTF-8.
      case "client_encoding" -> "";
      case "sslmode", "sslrootcert", "sslcert", "sslkey", "options" -> jdbc(name, value);
      case "connect_timeout" -> jdbc("connectTimeout", value);
      case "application_name" -> jdbc("ApplicationName", value);
      default ->
          throw unknown(
              name,
              "client_encoding, sslmode, sslrootcert, sslcert, sslkey, options, connect_timeout,"
                  + " application_name");
    };
  }

  private static String jdbc(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private String milliseconds(String name, String seconds) {
    try {
      return Integer.toString(Math.multiplyExact(Integer.parseInt(seconds), 1000));
    } catch (NumberFormatException | ArithmeticException e) {
      throw DatabaseUrl.refused(text, name + " must be a number of seconds, was " + seconds);
    }
  }

  private IllegalArgumentException unknown(String name, String known) {
    return DatabaseUrl.refused(
        text,
        "parameter %s has no counterpart here, known are %s; a jdbc: URL takes any of the driver's"
            .formatted(name, known));
  }

  private interface Parameter {
    String toJdbc(String name, String value);
  }
}
