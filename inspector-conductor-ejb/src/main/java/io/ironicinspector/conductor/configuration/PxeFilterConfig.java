package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [pxe_filter]}: who may boot. Only {@code noop} is built. */
@Dependent
public class PxeFilterConfig {
  private final String driver;

  @Inject
  PxeFilterConfig(
      @ConfigProperty(name = "pxe_filter.driver", defaultValue = "iptables") String driver) {
    this.driver = driver.strip();
  }

  public String driver() {
    return driver;
  }

  public boolean isBuilt() {
    return driver.equals("noop");
  }
}
