package io.ironicinspector.api.backend;

/** For tests in other packages. */
public final class ProxyConfigs {
  private ProxyConfigs() {}

  public static ProxyConfig trusting(boolean trusted) {
    return new ProxyConfig(trusted);
  }
}
