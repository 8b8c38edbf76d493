package io.ironicinspector.api.ramdisk;

import io.ironicinspector.api.backend.Truth;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What {@code [inspector]}, the section of our own, says of {@code /v1/continue}. */
@Dependent
public class CallbackConfig {
  private static final int SHORTEST_SECRET = 16;

  private final int perMinute;
  private final boolean requiresTls;
  private final boolean requiresToken;
  private final Optional<String> tokenSecret;
  private final Optional<String> siteToken;

  @Inject
  CallbackConfig(
      @ConfigProperty(name = "inspector.callback_rate_limit", defaultValue = "0") int perMinute,
      @ConfigProperty(name = "inspector.callback_require_tls", defaultValue = "false")
          String requiresTls,
      @ConfigProperty(name = "inspector.callback_require_token", defaultValue = "false")
          String requiresToken,
      @ConfigProperty(name = "inspector.callback_token_secret") Optional<String> tokenSecret,
      @ConfigProperty(name = "inspector.callback_site_token") Optional<String> siteToken) {
    if (perMinute < 0) {
      throw new IllegalArgumentException(
          "[inspector] callback_rate_limit must be 0 or more, was " + perMinute);
    }
    this.perMinute = perMinute;
    this.requiresTls = isSet("callback_require_tls", requiresTls);
    this.requiresToken = isSet("callback_require_token", requiresToken);
    this.tokenSecret = tokenSecret.map(text -> longEnough("callback_token_secret", text));
    this.siteToken = siteToken.map(text -> longEnough("callback_site_token", text));
    if (this.requiresToken && tokenSecret.isEmpty() && siteToken.isEmpty()) {
      throw new IllegalArgumentException(
          "[inspector] callback_require_token = true needs callback_token_secret,"
              + " callback_site_token or both");
    }
  }

  // MicroProfile's own converter takes any word that it does not know for false.
  private static boolean isSet(String option, String word) {
    return Truth.parse(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "[inspector] %s must be true or false, was %s".formatted(option, word)));
  }

  private static String longEnough(String option, String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "[inspector] %s must have %d or more characters, has %d"
              .formatted(option, SHORTEST_SECRET, secret.length()));
    }
    return secret;
  }

  /** How many calls a minute are taken from one address; zero for any number. */
  int perMinute() {
    return perMinute;
  }

  /** Whether data that came in the clear is refused. */
  boolean requiresTls() {
    return requiresTls;
  }

  /** Whether data is refused that came without a token. */
  boolean requiresToken() {
    return requiresToken;
  }

  /** What the tokens of runs are made with; without it there are none. */
  Optional<String> tokenSecret() {
    return tokenSecret;
  }

  /** The token that is good for each machine. */
  Optional<String> siteToken() {
    return siteToken;
  }
}
