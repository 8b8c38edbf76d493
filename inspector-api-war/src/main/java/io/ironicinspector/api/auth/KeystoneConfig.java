package io.ironicinspector.api.auth;

import io.ironicinspector.client.keystone.KeystoneAccount;
import io.ironicinspector.client.tls.ClientTls;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [keystone_authtoken]}. Account and TLS are only read when they are needed. */
@Dependent
public class KeystoneConfig {
  private static final String SECTION = "keystone_authtoken";

  private final Config config;
  private final Optional<String> authSection;
  private final Optional<String> publicUri;
  private final Optional<String> oldPublicUri;
  private final Duration cacheTime;
  private final Duration connectTimeout;
  private final ClientTls tls;

  @Inject
  KeystoneConfig(
      Config config,
      @ConfigProperty(name = "keystone_authtoken.auth_section") Optional<String> authSection,
      @ConfigProperty(name = "keystone_authtoken.www_authenticate_uri") Optional<String> publicUri,
      @ConfigProperty(name = "keystone_authtoken.auth_uri") Optional<String> oldPublicUri,
      @ConfigProperty(name = "keystone_authtoken.token_cache_time", defaultValue = "300")
          int cacheSeconds,
      @ConfigProperty(name = "keystone_authtoken.http_connect_timeout", defaultValue = "5")
          int connectSeconds,
      @ConfigProperty(name = "keystone_authtoken.insecure", defaultValue = "false")
          boolean insecure) {
    if (connectSeconds < 1) {
      throw new IllegalArgumentException(
          "[keystone_authtoken] http_connect_timeout must be 1 or more, was " + connectSeconds);
    }
    this.config = config;
    this.authSection = authSection;
    this.publicUri = publicUri;
    this.oldPublicUri = oldPublicUri;
    this.cacheTime = Duration.ofSeconds(Math.max(0, cacheSeconds)); // -1 switches it off
    this.connectTimeout = Duration.ofSeconds(connectSeconds);
    this.tls = ClientTls.of(SECTION, insecure, name -> option(SECTION, name));
  }

  /**
   * How this service logs in. Keystoneauth has a dozen options for that, in each section the same,
   * so they are read by name and not bound one by one.
   *
   * @throws IllegalArgumentException naming section, option and what is wrong
   */
  KeystoneAccount account() {
    String section = authSection.orElse(SECTION);
    return KeystoneAccount.of(section, name -> option(section, name));
  }

  private Optional<String> option(String section, String name) {
    return config.getOptionalValue(section + "." + name, String.class);
  }

  /** Where clients find Keystone. */
  String publicUri() {
    return publicUri.or(() -> oldPublicUri).or(() -> option(SECTION, "auth_url")).orElse("");
  }

  Duration cacheTime() {
    return cacheTime;
  }

  Duration connectTimeout() {
    return connectTimeout;
  }

  ClientTls tls() {
    return tls;
  }
}
