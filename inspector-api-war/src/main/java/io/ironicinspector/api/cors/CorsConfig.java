package io.ironicinspector.api.cors;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [cors]}, with upstream's defaults. */
@Dependent
public class CorsConfig {
  private final List<String> origins;
  private final boolean credentials;
  private final List<String> exposed;
  private final int maxAgeSeconds;
  private final List<String> methods;
  private final List<String> headers;

  @Inject
  CorsConfig(
      @ConfigProperty(name = "cors.allowed_origin") Optional<String> origins,
      @ConfigProperty(name = "cors.allow_credentials", defaultValue = "true") boolean credentials,
      @ConfigProperty(name = "cors.expose_headers") Optional<String> exposed,
      @ConfigProperty(name = "cors.max_age", defaultValue = "3600") int maxAgeSeconds,
      @ConfigProperty(
              name = "cors.allow_methods",
              defaultValue = "GET,POST,PUT,HEAD,PATCH,DELETE,OPTIONS")
          List<String> methods,
      @ConfigProperty(
              name = "cors.allow_headers",
              defaultValue =
                  "X-Auth-Token,X-OpenStack-Ironic-Inspector-API-Minimum-Version,X-OpenStack-Ironic-Inspector-API-Maximum-Version,X-OpenStack-Ironic-Inspector-API-Version")
          List<String> headers) {
    this.origins = list(origins);
    this.credentials = credentials;
    this.exposed = list(exposed);
    this.maxAgeSeconds = maxAgeSeconds;
    this.methods = stripped(methods);
    this.headers = stripped(headers);
  }

  /** Payara does not inject optional lists. */
  private static List<String> list(Optional<String> text) {
    return stripped(List.of(text.orElse("").split(",", -1)));
  }

  private static List<String> stripped(List<String> texts) {
    return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /** None switches it all off. */
  List<String> origins() {
    return origins;
  }

  boolean credentials() {
    return credentials;
  }

  List<String> exposed() {
    return exposed;
  }

  int maxAgeSeconds() {
    return maxAgeSeconds;
  }

  List<String> methods() {
    return methods;
  }

  List<String> headers() {
    return headers;
  }
}
