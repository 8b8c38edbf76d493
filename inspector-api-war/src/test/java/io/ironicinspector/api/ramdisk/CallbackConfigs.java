package io.ironicinspector.api.ramdisk;

import java.util.Optional;

/** Configurations for tests, also in other packages. */
public final class CallbackConfigs {
  public static final String SECRET = "a secret of the site";
  public static final String SITE_TOKEN = "a-token-for-all-machines";

  private CallbackConfigs() {}

  static CallbackConfig limiting(int perMinute, boolean tls) {
    return new CallbackConfig(
        perMinute, tls ? "t" : "f", "false", Optional.empty(), Optional.empty());
  }

  /** No token is asked for. */
  public static CallbackTokens open() {
    return new CallbackTokens(limiting(0, false));
  }

  /** With {@link #SECRET} and {@link #SITE_TOKEN}. */
  public static CallbackTokens guarded() {
    return with(Optional.of(SECRET), Optional.of(SITE_TOKEN));
  }

  static CallbackTokens with(Optional<String> secret, Optional<String> siteToken) {
    return new CallbackTokens(new CallbackConfig(0, "false", "True", secret, siteToken));
  }
}
