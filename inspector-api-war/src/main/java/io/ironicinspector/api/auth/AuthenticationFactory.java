package io.ironicinspector.api.auth;

import io.ironicinspector.client.keystone.KeystoneClient;
import io.ironicinspector.client.tls.HttpClients;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Makes what a strategy needs, and only that. */
@Dependent
public class AuthenticationFactory {
  /** Keystone's answers take milliseconds, or something is wrong. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  @Resource ManagedExecutorService executor;

  private final KeystoneConfig keystone;

  @Inject
  AuthenticationFactory(KeystoneConfig keystone) {
    this.keystone = keystone;
  }

  /**
   * Reads what there is to read.
   *
   * @param userFile for {@code http_basic}
   * @return empty for {@code noauth}
   * @throws IllegalArgumentException for the operator, if something is missing or wrong
   */
  public Optional<Authentication> create(AuthStrategy strategy, Path userFile) {
    return switch (strategy) {
      case NOAUTH -> Optional.empty();
      case HTTP_BASIC -> Optional.of(new BasicAuthentication(userFile, System::nanoTime));
      case KEYSTONE -> Optional.of(keystone());
    };
  }

  private Authentication keystone() {
    KeystoneClient client =
        new KeystoneClient(
            keystone.account(),
            HttpClients.create(keystone.connectTimeout(), keystone.tls(), executor),
            ANSWER,
            Clock.systemUTC());
    return new KeystoneAuthentication(
        client, keystone.cacheTime(), keystone.publicUri(), Clock.systemUTC());
  }
}
