package io.ironicinspector.api.backend;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [oslo_middleware]}. */
@Dependent
public class ProxyConfig {
  private final boolean trusted;

  @Inject
  ProxyConfig(
      @ConfigProperty(name = "oslo_middleware.enable_proxy_headers_parsing", defaultValue = "false")
          boolean trusted) {
    this.trusted = trusted;
  }

  /** Whether {@code X-Forwarded-*} is believed. */
  public boolean trusted() {
    return trusted;
  }
}
