package io.ironicinspector.client.keystone;

import io.ironicinspector.client.tls.ClientTls;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One section that says how to reach a service: keystoneauth's options {@code auth_type}, {@code
 * endpoint_override}, {@code cafile}, {@code timeout} and so on. Immutable. Shows no secret.
 */
public final class ServiceSettings {
  private static final Set<String> KINDS =
      Set.of("public", "internal", "admin", "publicURL", "internalURL", "adminURL");
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /**
   * How often to try again what did not work.
   *
   * @param connections after no connection could be made
   * @param connectionDelay before the first of these, then twice as long each time
   * @param statuses after an answer that says "later"
   * @param statusDelay as above
   */
  public record Retries(
      int connections, Duration connectionDelay, int statuses, Duration statusDelay) {}

  /** Makes the login when there is a client to ask Keystone with. */
  @FunctionalInterface
  private interface Way {
    ServiceLogin login(HttpClient http);
  }

  private final Duration timeout;
  private final ClientTls tls;
  private final Retries retries;
  private final Way way;

  private ServiceSettings(Duration timeout, ClientTls tls, Retries retries, Way way) {
    this.timeout = timeout;
    this.tls = tls;
    this.retries = retries;
    this.way = way;
  }

  /**
   * Reads a section.
   *
   * @param section its name
   * @param serviceType what the service is called in the catalog, unless the section says otherwise
   * @param timeoutSeconds for one request, unless the section says otherwise
   * @param config gives the value of a key {@code section.option}
   * @throws IllegalArgumentException naming section, option, value and what is allowed
   */
  public static ServiceSettings of(
      String section,
      String serviceType,
      int timeoutSeconds,
      Function<String, Optional<String>> config) {
    return of(section, serviceType, timeoutSeconds, Map.of(), config);
  }

  /**
   * The same for a service that wants to be told that nobody logs in.
   *
   * @param anonymous headers for auth_type {@code none}
   */
  public static ServiceSettings of(
      String section,
      String serviceType,
      int timeoutSeconds,
      Map<String, String> anonymous,
      Function<String, Optional<String>> config) {
    SectionOptions options =
        new SectionOptions(section, option -> config.apply(section + "." + option));
    Duration timeout = Duration.ofSeconds(options.atLeast(1, "timeout", timeoutSeconds));
    return new ServiceSettings(
        timeout,
        tls(options),
        retries(options),
        way(options, serviceType, timeout, anonymous, config));
  }

  private static ClientTls tls(SectionOptions options) {
    ClientTls tls = ClientTls.of(options.section(), options.flag("insecure"), options.option());
    HttpClient.Builder unused = tls.apply(HttpClient.newBuilder());
    return tls;
  }

  private static Retries retries(SectionOptions options) {
    return new Retries(
        options.atLeast(0, "connect_retries", 2),
        Duration.ofMillis(options.milliseconds("connect_retry_delay", 500)),
        options.atLeast(0, "status_code_retries", 2),
        Duration.ofMillis(options.milliseconds("status_code_retry_delay", 500)));
  }

  private static Way way(
      SectionOptions options,
      String serviceType,
      Duration timeout,
      Map<String, String> anonymous,
      Function<String, Optional<String>> config) {
    String type = options.first("auth_type", "auth_plugin").orElse("password");
    return switch (type) {
      case "none" -> fixed(options, anonymous);
      case "http_basic" ->
          fixed(options, basic(options.required("username"), options.required("password")));
      case "password", "v3password", "v3applicationcredential" ->
          keystone(options, serviceType, timeout, config);
      default ->
          throw options.wrong(
              "auth_type",
              "one of none, http_basic, password, v3password, v3applicationcredential",
              type);
    };
  }

  private static Way fixed(SectionOptions options, Map<String, String> headers) {
    URI endpoint =
        options.url("endpoint_override", options.required("endpoint_override", "endpoint"));
    ServiceLogin login = ServiceLogin.fixed(new ServiceLogin.Login(endpoint, headers));
    return http -> login;
  }

  private static Map<String, String> basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  private static Way keystone(
      SectionOptions options,
      String serviceType,
      Duration timeout,
      Function<String, Optional<String>> config) {
    String from = options.first("auth_section").orElse(options.section());
    KeystoneAccount account = KeystoneAccount.of(from, option -> config.apply(from + "." + option));
    Optional<String> override = options.first("endpoint_override");
    override.ifPresent(
        text -> options.url("endpoint_override", text.replaceAll("%\\(\\w+\\)s", "id")));
    CatalogEntry wanted =
        new CatalogEntry(
            options.first("service_type").orElse(serviceType),
            options.first("service_name"),
            kinds(options),
            options.first("region_name"));
    return http ->
        new KeystoneLogin(
            new KeystoneClient(account, http, timeout, Clock.systemUTC()), wanted, override);
  }

  private static List<String> kinds(SectionOptions options) {
    List<String> kinds = options.list("valid_interfaces", "internal,public");
    if (kinds.isEmpty() || !KINDS.containsAll(kinds)) {
      throw options.wrong(
          "valid_interfaces",
          "a list of public, internal, admin",
          options.first("valid_interfaces").orElse(""));
    }
    return kinds.stream().map(kind -> kind.replace("URL", "")).toList();
  }

  /** How long one request may take. */
  public Duration timeout() {
    return timeout;
  }

  /** How long to wait for a connection. */
  public Duration connectTimeout() {
    return CONNECT.compareTo(timeout) < 0 ? CONNECT : timeout;
  }

  /** Whom to trust, and what to show. */
  public ClientTls tls() {
    return tls;
  }

  /** How often to try again. */
  public Retries retries() {
    return retries;
  }

  /**
   * The login that the section describes. Asks nothing yet.
   *
   * @param http for Keystone; the caller's
   */
  public ServiceLogin login(HttpClient http) {
    return way.login(http);
  }
}
