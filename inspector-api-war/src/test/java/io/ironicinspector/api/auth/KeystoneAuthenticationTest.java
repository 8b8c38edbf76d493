package io.ironicinspector.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.client.keystone.KeystoneAccount;
import io.ironicinspector.client.keystone.KeystoneClient;
import io.ironicinspector.client.keystone.KeystoneException;
import io.ironicinspector.client.tls.ClientTls;
import io.ironicinspector.client.tls.HttpClients;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoneAuthenticationTest {
  private static final String SYSTEM = "\"system\": {\"all\": true}";
  private static final String PROJECT =
      "\"project\": {\"id\": \"p1\", \"name\": \"p\", \"domain\": {\"id\": \"default\"}}";

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final TestClock clock = new TestClock();
  private StubKeystone keystone;

  @BeforeEach
  void start() throws IOException {
    keystone = new StubKeystone();
  }

  @AfterEach
  void stop() {
    keystone.close();
    executor.shutdownNow();
  }

  @Test
  void aTokenTellsRolesAndScope() {
    KeystoneAuthentication authentication = authentication(300);
    keystone.put("t1", SYSTEM, clock.instant().plusSeconds(3600), "Reader", "member");
    keystone.put("t2", PROJECT, clock.instant().plusSeconds(3600), "admin");
    Identity system = authentication.identify(header -> "t1").orElseThrow();
    assertThat(system.credentials().roles()).containsExactlyInAnyOrder("reader", "member");
    assertThat(system.credentials().attributes())
        .containsEntry("system_scope", "all")
        .containsEntry("user_id", "u-t1")
        .doesNotContainKey("project_id");
    Identity project = authentication.identify(header -> "t2").orElseThrow();
    assertThat(project.credentials().attributes())
        .containsEntry("project_id", "p1")
        .doesNotContainKey("system_scope");
    assertThat(project.caller().project()).isEqualTo("p1");
  }

  @Test
  void answersAreRememberedForAWhileAndNoLonger() {
    KeystoneAuthentication authentication = authentication(60);
    keystone.put("t", SYSTEM, clock.instant().plusSeconds(3600), "admin");
    assertThat(authentication.identify(header -> "t")).isPresent();
    keystone.revoke("t");
    clock.pass(Duration.ofSeconds(59));
    assertThat(authentication.identify(header -> "t")).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(authentication.identify(header -> "t")).isEmpty();
    assertThat(keystone.asked).containsExactly("POST own-0", "GET t by own-0", "GET t by own-0");
  }

  @Test
  void aTokenIsNeverTakenBeyondItsEnd() {
    KeystoneAuthentication authentication = authentication(300);
    keystone.put("t", SYSTEM, clock.instant().plusSeconds(10), "admin");
    assertThat(authentication.identify(header -> "t")).isPresent();
    clock.pass(Duration.ofSeconds(10));
    assertThat(authentication.identify(header -> "t")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", " ", "two words", "line\nbreak", "\u00fc"})
  void whatIsNoValidTokenIsNobody(String token) {
    assertThat(authentication(300).identify(header -> token)).isEmpty();
  }

  @Test
  void aServicesTokenHelpsNoOther() {
    keystone.put("t", SYSTEM, clock.instant().plusSeconds(3600), "service");
    Map<String, String> headers = Map.of("X-Auth-Token", "expired", "X-Service-Token", "t");
    assertThat(authentication(300).identify(headers::get)).isEmpty();
  }

  @Test
  void theOwnTokenIsRenewedBeforeItsEndAndWhenItIsRefused() {
    keystone.ownTokensExpireAt("2026-11-22T10:10:00.000000Z");
    KeystoneAuthentication authentication = authentication(0);
    keystone.put("t", SYSTEM, clock.instant().plusSeconds(36_000), "admin");
    assertThat(authentication.identify(header -> "t")).isPresent();
    clock.pass(Duration.ofMinutes(9));
    keystone.ownTokensExpireAt("2026-11-22T20:00:00.000000Z");
    assertThat(authentication.identify(header -> "t")).isPresent();
    keystone.endOwnToken();
    assertThat(authentication.identify(header -> "t")).isPresent();
    assertThat(keystone.asked)
        .containsExactly(
            "POST own-0",
            "GET t by own-0",
            "POST own-1",
            "GET t by own-1",
            "GET t by own-1",
            "POST own-2",
            "GET t by own-2");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 503, 200})
  void aKeystoneThatDoesNotSayIsNoAnswer(int status) {
    keystone.answerWith(status);
    assertThatThrownBy(() -> authentication(300).identify(header -> "t"))
        .isInstanceOf(KeystoneException.class);
  }

  @Test
  void aKeystoneThatIsGoneIsNoAnswerButOldAnswersStayGood() {
    KeystoneAuthentication authentication = authentication(300);
    keystone.put("t", SYSTEM, clock.instant().plusSeconds(3600), "admin");
    assertThat(authentication.identify(header -> "t")).isPresent();
    keystone.close();
    assertThat(authentication.identify(header -> "t")).isPresent();
    assertThatThrownBy(() -> authentication.identify(header -> "other"))
        .isInstanceOf(KeystoneException.class)
        .hasMessageContaining(keystone.url());
  }

  @Test
  void manyRequestsWithOneNewTokenAskOnce() throws Exception {
    KeystoneAuthentication authentication = authentication(300);
    keystone.put("t", SYSTEM, clock.instant().plusSeconds(3600), "admin");
    Callable<Optional<Identity>> request = () -> authentication.identify(header -> "t");
    for (Future<Optional<Identity>> answer :
        executor.invokeAll(List.of(request, request, request, request), 30, TimeUnit.SECONDS)) {
      assertThat(answer.get()).isPresent();
    }
    assertThat(keystone.asked).filteredOn(call -> call.startsWith("POST")).hasSize(1);
  }

  private KeystoneAuthentication authentication(int cacheSeconds) {
    Map<String, String> options = new HashMap<>();
    options.put("auth_url", keystone.url() + "/");
    options.put("username", "inspector");
    options.put("password", "right");
    options.put("user_domain_name", "Default");
    options.put("project_name", "service");
    options.put("project_domain_id", "default");
    return new KeystoneAuthentication(
        new KeystoneClient(
            KeystoneAccount.of("keystone_authtoken", key -> Optional.ofNullable(options.get(key))),
            HttpClients.create(Duration.ofSeconds(5), ClientTls.DEFAULT, executor),
            Duration.ofSeconds(10),
            clock),
        Duration.ofSeconds(cacheSeconds),
        "http://keystone.example.org",
        clock);
  }

  private static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
