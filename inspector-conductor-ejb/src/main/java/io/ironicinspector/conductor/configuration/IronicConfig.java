package io.ironicinspector.conductor.configuration;

import io.ironicinspector.client.keystone.ServiceSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Section {@code [ironic]}: where Ironic answers and how to log in. */
@Dependent
public class IronicConfig {
  private static final int TIMEOUT_SECONDS = 60;

  private final ServiceSettings service;

  @Inject
  IronicConfig(Config config) {
    this.service =
        ServiceSettings.of(
            "ironic",
            "baremetal",
            TIMEOUT_SECONDS,
            // As keystoneauth does: some set-ups look for the header.
            Map.of("X-Auth-Token", "notused"),
            key -> config.getOptionalValue(key, String.class));
  }

  /** How to reach it. Its addresses may end with {@code /v1}. */
  public ServiceSettings service() {
    return service;
  }
}
