package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [ironic]}: where Ironic answers and how to log in. */
@Dependent
public class IronicConfig {
  private final URI endpoint;
  private final Map<String, String> authHeader;
  private final Duration timeout;

  @Inject
  IronicConfig(
      @ConfigProperty(name = "ironic.endpoint_override") Optional<String> endpointOverride,
      @ConfigProperty(name = "ironic.auth_type", defaultValue = "password") String authType,
      @ConfigProperty(name = "ironic.username") Optional<String> username,
      @ConfigProperty(name = "ironic.password") Optional<String> password,
      @ConfigProperty(name = "ironic.timeout", defaultValue = "60") int timeoutSeconds) {
    this.authHeader =
        switch (authType.strip()) {
          case "none" -> Map.of("X-Auth-Token", "notused");
          case "http_basic" ->
              basic(required("username", username), required("password", password));
          default ->
              throw new IllegalArgumentException(
                  "[ironic] auth_type must be none or http_basic, others are not built in yet, was "
                      + authType);
        };
    this.endpoint = root(required("endpoint_override", endpointOverride));
    if (timeoutSeconds < 1) {
      throw new IllegalArgumentException(
          "[ironic] timeout must be 1 or more seconds, was " + timeoutSeconds);
    }
    this.timeout = Duration.ofSeconds(timeoutSeconds);
  }

  /** The API's root, without {@code /v1} and without a slash at the end. */
  public URI endpoint() {
    return endpoint;
  }

  /** The one header that logs in. A secret. */
  public Map<String, String> authHeader() {
    return authHeader;
  }

  /** How long one request may take. */
  public Duration timeout() {
    return timeout;
  }

  private static String required(String option, Optional<String> value) {
    return value
        .map(String::strip)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "[ironic] %s must be set: auth_type none needs endpoint_override, http_basic"
                            .formatted(option)
                        + " needs endpoint_override, username and password"));
  }

  private static Map<String, String> basic(String username, String password) {
    byte[] login = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
  }

  private static URI root(String text) {
    String root = text.replaceFirst("/*$", "").replaceFirst("/v1$", "");
    try {
      URI uri = URI.create(root);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Said below, with the option's name.
    }
    throw new IllegalArgumentException(
        "[ironic] endpoint_override must be a URL like http://ironic.example:6385, was " + text);
  }
}
