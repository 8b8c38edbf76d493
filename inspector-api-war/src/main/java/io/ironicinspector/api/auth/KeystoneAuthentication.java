package io.ironicinspector.api.auth;

import io.ironicinspector.client.keystone.KeystoneClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * {@code auth_strategy = keystone}: the caller's {@code X-Auth-Token}. Answers of Keystone's are
 * remembered for a bounded time; a token that is revoked meanwhile counts until then, as with
 * keystonemiddleware.
 */
public final class KeystoneAuthentication implements Authentication {
  /** So many threads at most wait for Keystone; the others go on serving. */
  private static final int MAX_WAITING = 8;

  private final KeystoneClient keystone;
  private final String challenge;
  private final TokenCache cache;
  private final Turnstile turnstile = new Turnstile(MAX_WAITING, Duration.ofSeconds(2));

  /**
   * Asks nothing yet.
   *
   * @param cacheTime how old an answer may be
   * @param publicUri where clients find Keystone, for the challenge
   */
  public KeystoneAuthentication(
      KeystoneClient keystone, Duration cacheTime, String publicUri, Clock clock) {
    this.keystone = Objects.requireNonNull(keystone, "keystone");
    this.challenge = "Keystone uri=\"%s\"".formatted(publicUri);
    this.cache = new TokenCache(cacheTime, clock);
  }

  @Override
  public Optional<Identity> identify(UnaryOperator<String> headers) {
    return Optional.ofNullable(headers.apply("X-Auth-Token"))
        .map(String::strip)
        .filter(KeystoneAuthentication::isPlausible)
        .flatMap(token -> cache.find(token, () -> turnstile.pass(() -> ask(token))));
  }

  /** What cannot stand in a header cannot be a token. */
  private static boolean isPlausible(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private Optional<TokenCache.Known> ask(String token) {
    return keystone
        .look(token)
        .map(
            found ->
                new TokenCache.Known(TokenReader.identity(found), KeystoneClient.expiry(found)));
  }

  @Override
  public String challenge() {
    return challenge;
  }
}
