package io.ironicinspector.coordination.adapter.settings;

import io.ironicinspector.coordination.GroupName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads and checks the settings: a property of the resource adapter, else MicroProfile Config, else
 * the default.
 */
public final class SettingsReader {
  static final String ROLE = "inspector.role";

  private static final Duration LONGEST_LEASE = Duration.ofHours(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

  private final Map<Option, String> properties;
  private final Function<String, Optional<String>> config;

  /**
   * @param properties of the resource adapter; those that are not set are missing
   * @param config finds a value by its key
   */
  public SettingsReader(Map<Option, String> properties, Function<String, Optional<String>> config) {
    this.properties = Map.copyOf(properties);
    this.config = config;
  }

  /**
   * Which provider. One that is not named follows from the role, and without a role from whether
   * somebody named a host.
   */
  public Provider provider() {
    return text(Option.PROVIDER).map(SettingsReader::provider).orElseGet(this::providerOfRole);
  }

  private static Provider provider(String text) {
    return Stream.of(Provider.values())
        .filter(each -> each.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new InvalidSettingException(Option.PROVIDER, text, "etcd or in-process"));
  }

  private Provider providerOfRole() {
    boolean alone =
        config
            .apply(ROLE)
            .filter(role -> !role.isBlank())
            .map("all"::equals)
            .orElseGet(() -> text(Option.HOST).isEmpty() && text(Option.ENDPOINTS).isEmpty());
    return alone ? Provider.IN_PROCESS : Provider.ETCD;
  }

  /** The group alone, which every provider needs. */
  public GroupName group() {
    String path = text(Option.GROUP_PATH).orElse("/openstack/ironic-inspector/service-group");
    try {
      return new GroupName(path);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(Option.GROUP_PATH, path, "it must not end with a slash", e);
    }
  }

  /**
   * Everything.
   *
   * @throws InvalidSettingException at the first value that is not allowed
   */
  public Settings settings() {
    Duration leaseTtl =
        seconds(Option.LEASE_TTL, Duration.ofSeconds(10), Duration.ofSeconds(2), LONGEST_LEASE);
    Duration maxStaleness =
        seconds(
            Option.MAX_STALENESS,
            leaseTtl.multipliedBy(2),
            Duration.ofSeconds(1),
            LONGEST_LEASE.multipliedBy(2));
    return new Settings(
        store(),
        group(),
        text(Option.LOCK_PREFIX).orElse("ironic-inspector"),
        leaseTtl,
        maxStaleness,
        namespace());
  }

  private Store store() {
    Optional<Tls> tls = tls();
    return new Store(
        new Endpoints(tls.isPresent()).of(text(Option.ENDPOINTS), this::hostAndPort),
        tls,
        credentials(),
        seconds(Option.TIMEOUT, Duration.ofSeconds(30), Duration.ofSeconds(1), LONGEST_TIMEOUT));
  }

  private List<String> hostAndPort() {
    String host = text(Option.HOST).orElse("127.0.0.1");
    long port = number(Option.PORT, 2379, 1, 65535, "a port from 1 to 65535");
    boolean bareIpv6 = host.contains(":") && !host.startsWith("[");
    return List.of((bareIpv6 ? "[" + host + "]" : host) + ":" + port);
  }

  private Optional<Tls> tls() {
    Optional<Path> trusted = file(Option.CA_CERT);
    Optional<Path> certificate = file(Option.CERT_CERT);
    Optional<Path> key = file(Option.CERT_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      throw new InvalidSettingException(
          certificate.isPresent() ? Option.CERT_KEY : Option.CERT_CERT,
          "(nothing)",
          "cert_cert and cert_key belong together");
    }
    if (trusted.isEmpty() && certificate.isPresent()) {
      throw new InvalidSettingException(
          Option.CA_CERT, "(nothing)", "a client certificate needs ca_cert too");
    }
    return trusted.map(
        file -> new Tls(file, certificate.map(own -> new Tls.Identity(own, key.orElseThrow()))));
  }

  private Optional<Path> file(Option option) {
    return text(option).map(text -> readable(option, text));
  }

  private static Path readable(Option option, String text) {
    Path file = Path.of(text);
    if (!Files.isReadable(file)) {
      throw new InvalidSettingException(option, text, "there is no such file that can be read");
    }
    return file;
  }

  private Optional<Credentials> credentials() {
    Optional<String> user = text(Option.USER);
    Optional<String> password = text(Option.PASSWORD);
    if (user.isPresent() != password.isPresent()) {
      throw new InvalidSettingException(
          user.isPresent() ? Option.PASSWORD : Option.USER,
          "(nothing)",
          "user and password belong together");
    }
    return user.map(name -> new Credentials(name, password.orElseThrow()));
  }

  private String namespace() {
    String namespace = text(Option.NAMESPACE).orElse("/ironic-inspector/");
    if (!namespace.endsWith("/")
        || namespace.startsWith("tooz/")
        || namespace.startsWith("/tooz/")) {
      throw new InvalidSettingException(
          Option.NAMESPACE, namespace, "it must end with a slash and not begin with tooz/");
    }
    return namespace;
  }

  private Duration seconds(Option option, Duration fallback, Duration least, Duration most) {
    String allowed =
        "a whole number of seconds from " + least.toSeconds() + " to " + most.toSeconds();
    return Duration.ofSeconds(
        number(option, fallback.toSeconds(), least.toSeconds(), most.toSeconds(), allowed));
  }

  private long number(Option option, long fallback, long least, long most, String allowed) {
    Optional<String> text = text(option);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      long number = Long.parseLong(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new InvalidSettingException(option, text.get(), allowed, e);
    }
    throw new InvalidSettingException(option, text.get(), allowed);
  }

  private Optional<String> text(Option option) {
    return Optional.ofNullable(properties.get(option))
        .filter(text -> !text.isBlank())
        .or(() -> config.apply(option.configKey()).filter(text -> !text.isBlank()))
        .map(String::strip);
  }
}
