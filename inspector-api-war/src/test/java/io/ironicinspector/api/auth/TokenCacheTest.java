package io.ironicinspector.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.osloconfig.context.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private static final int MOST = 10_000;
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final List<String> asked = new ArrayList<>();
  private final TokenCache cache =
      new TokenCache(Duration.ofMinutes(5), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whatWasLongestNotUsedIsForgottenWhereThereAreTooMany() {
    find("first");
    find("second");
    for (int i = 2; i < MOST; i++) {
      find("token-" + i);
    }
    find("first");
    assertThat(asked).hasSize(MOST).doesNotHaveDuplicates();
    find("latest");
    asked.clear();
    find("first");
    find("latest");
    assertThat(asked).isEmpty();
    find("second");
    assertThat(asked).containsExactly("second");
  }

  @Test
  void whatIsNoTokenTakesNoPlace() {
    find("first");
    for (int i = 0; i < MOST; i++) {
      assertThat(cache.find("nonsense-" + i, Optional::empty)).isEmpty();
    }
    find("first");
    assertThat(asked).containsExactly("first");
  }

  private void find(String token) {
    Identity identity = new Identity(new Credentials(Set.of(), Map.of()), Caller.named(token));
    Optional<Identity> found =
        cache.find(
            token,
            () -> {
              asked.add(token);
              return Optional.of(new TokenCache.Known(identity, NOW.plusSeconds(3600)));
            });
    assertThat(found).hasValueSatisfying(who -> assertThat(who.caller().user()).isEqualTo(token));
  }
}
