package io.ironicinspector.api.backend;

import io.ironicinspector.client.Transport;
import io.ironicinspector.domain.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the API reads from {@code [DEFAULT]}. */
@Dependent
public class DefaultConfig {
  private final int apiMaxLimit;
  private final boolean canManageBoot;
  private final Duration rpcResponseTimeout;
  private final Optional<String> rpcTransport;
  private final Optional<String> standalone;

  @Inject
  DefaultConfig(
      @ConfigProperty(name = "DEFAULT.api_max_limit", defaultValue = "1000") int apiMaxLimit,
      @ConfigProperty(name = "DEFAULT.can_manage_boot", defaultValue = "true") String canManageBoot,
      @ConfigProperty(name = "DEFAULT.rpc_response_timeout", defaultValue = "60")
          int rpcResponseTimeoutSeconds,
      @ConfigProperty(name = "DEFAULT.rpc_transport") Optional<String> rpcTransport,
      @ConfigProperty(name = "DEFAULT.standalone") Optional<String> standalone) {
    this.apiMaxLimit = atLeastOne("api_max_limit", apiMaxLimit);
    this.canManageBoot =
        Truth.parse(canManageBoot)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "[DEFAULT] can_manage_boot must be true or false, was " + canManageBoot));
    this.rpcResponseTimeout =
        Duration.ofSeconds(atLeastOne("rpc_response_timeout", rpcResponseTimeoutSeconds));
    this.rpcTransport = rpcTransport;
    this.standalone = standalone;
  }

  private static int atLeastOne(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "[DEFAULT] %s must be 1 or more, was %d".formatted(option, value));
    }
    return value;
  }

  int apiMaxLimit() {
    return apiMaxLimit;
  }

  boolean canManageBoot() {
    return canManageBoot;
  }

  Duration rpcResponseTimeout() {
    return rpcResponseTimeout;
  }

  /** Throws IllegalArgumentException if it does not fit the role. */
  Transport transport(Role role) {
    return Transport.check(role, rpcTransport, standalone);
  }
}
