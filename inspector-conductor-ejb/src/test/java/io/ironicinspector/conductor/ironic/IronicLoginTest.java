package io.ironicinspector.conductor.ironic;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.keystone.ServiceLogin;
import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.IronicConfig;
import jakarta.json.JsonValue;
import java.lang.Thread.State;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code [ironic] auth_type = password} and its like, each for both ways to call Ironic. */
class IronicLoginTest {
  private static final Logger LOG = Logger.getLogger("io.ironicinspector");

  private final TestKeystone keystone = new TestKeystone(0);
  private final TestIronic ironic = new TestIronic();
  private final Map<String, String> options = new HashMap<>();
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(new SimpleFormatter().format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void start() {
    ironic.addNode(Nodes.UUID.toString(), JsonValue.EMPTY_JSON_OBJECT);
    keystone.lists("internal", "R1", ironic.url() + "/v1/");
    options.putAll(
        Map.of(
            "ironic.auth_url", keystone.url(),
            "ironic.username", "u",
            "ironic.password", "secret",
            "ironic.user_domain_name", "Default",
            "ironic.project_name", "service",
            "ironic.project_domain_name", "Default",
            "ironic.timeout", "20"));
    handler.setLevel(Level.ALL);
    LOG.addHandler(handler);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(handler);
    ironic.close();
    keystone.close();
    assertThat(logged).noneMatch(line -> line.contains("secret") || line.contains("token-"));
  }

  @Test
  void aTokenIsFetchedOnceAndServesAllRequests() throws Exception {
    IronicClient client = client();
    assertThat(client.node(Nodes.UUID.toString()).uuid()).isEqualTo(Nodes.UUID);
    call(client, true);
    call(client, false);
    assertThat(keystone.logins()).hasSize(1);
    assertThat(keystone.logins().get(0)).contains("\"name\":\"service\"");
    // The first one of all asks for the version.
    assertThat(ironic.tokens()).hasSize(4).containsOnly("token-1");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTokenThatIronicRefusesIsRenewed(boolean blocking) throws Exception {
    IronicClient client = client();
    call(client, blocking);
    ironic.acceptsTokens("token-2");
    call(client, blocking);
    call(client, blocking);
    assertThat(keystone.logins()).hasSize(2);
    assertThat(ironic.tokens())
        .containsExactly("token-1", "token-1", "token-1", "token-2", "token-2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSecondRefusalIsTheAnswer(boolean blocking) {
    ironic.acceptsTokens("another");
    IronicClient client = client();
    assertFails(client, blocking, Kind.INTERNAL, "Client Error for url: " + ironic.url());
    assertThat(ironic.tokens()).containsExactly("token-1", "token-2");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTokenThatHasEndedIsNotSentAgain(boolean blocking) throws Exception {
    keystone.givesOldTokens();
    IronicClient client = client();
    call(client, blocking);
    call(client, blocking);
    assertThat(ironic.tokens()).hasSize(3).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutKeystoneIronicIsUnavailableAndServesAsSoonAsItIsBack(boolean blocking)
      throws Exception {
    int port = keystone.port();
    keystone.close();
    IronicClient client = client();
    assertFails(
        client,
        blocking,
        Kind.UNAVAILABLE,
        "Ironic cannot be called: Keystone at " + keystone.url() + "/v3 does not answer: ");
    assertThat(logged).singleElement().asString().contains("tried again with each request");
    assertThat(ironic.tokens()).isEmpty();
    try (TestKeystone back = new TestKeystone(port)) {
      back.lists("internal", "R1", ironic.url());
      call(client, blocking);
      assertThat(back.logins()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRefusedLoginNamesKeystone(boolean blocking) {
    keystone.answers(401);
    assertFails(
        client(),
        blocking,
        Kind.INTERNAL,
        "Ironic cannot be called: Keystone at "
            + keystone.url()
            + "/v3 answered 401 when this service logged in");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCatalogWithoutIronicIsNamed(boolean blocking) {
    options.put("ironic.region_name", "R9");
    assertFails(
        client(),
        blocking,
        Kind.INTERNAL,
        "Ironic cannot be called: The catalog of Keystone at "
            + keystone.url()
            + "/v3 has no service of type baremetal with an address of kind internal or public in"
            + " region R9");
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', GET /internal1/v1/",
    "R2, '', '', GET /internal2/v1/",
    "R2, public, '', GET /public2/v1/",
    "R1, 'admin,public', '', GET /public1/v1/",
    "R1, '', http://127.0.0.1:1, ''",
  })
  void theAddressIsThatOfRegionAndInterface(
      String region, String interfaces, String override, String expected) {
    ironic.fails("GET /[a-z]+[12]/v1/", 404, 1);
    keystone.lists(
        "public",
        "R1",
        ironic.url() + "/public1",
        "internal",
        "R1",
        ironic.url() + "/internal1",
        "public",
        "R2",
        ironic.url() + "/public2",
        "internal",
        "R2",
        ironic.url() + "/internal2");
    options.put("ironic.region_name", region);
    options.put("ironic.valid_interfaces", interfaces);
    options.put("ironic.endpoint_override", override);
    IronicClient client = client();
    assertThatExceptionOfType(ConductorException.class).isThrownBy(() -> call(client, true));
    assertThat(ironic.calls().stream().map(TestIronic.Call::toString).collect(joining()))
        .isEqualTo(expected);
  }

  @Test
  void anApplicationCredentialLogsInToo() throws Exception {
    options.putAll(
        Map.of(
            "ironic.auth_type", "v3applicationcredential",
            "ironic.application_credential_id", "i",
            "ironic.application_credential_secret", "secret"));
    call(client(), true);
    assertThat(keystone.logins())
        .singleElement()
        .asString()
        .contains("\"application_credential\":{\"id\":\"i\",\"secret\":\"secret\"}")
        .doesNotContain("service");
  }

  @Test
  void whoMustNotWaitDoesNotWaitForKeystoneEither() throws Exception {
    keystone.stops();
    IronicClient client = client();
    CompletableFuture<Void> one = client.power(Nodes.UUID, PowerTarget.OFF);
    CompletableFuture<Void> other = client.power(Nodes.UUID, PowerTarget.OFF);
    assertThat(one).isNotDone();
    assertThat(other).isNotDone();
    keystone.goesOn();
    CompletableFuture.allOf(one, other).get(30, TimeUnit.SECONDS);
    assertThat(keystone.logins()).hasSize(1);
  }

  @Test
  void callersThatWaitForKeystoneShareOneAttempt() throws Exception {
    keystone.answers(401);
    keystone.stops();
    IronicClient client = client();
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread caller = new Thread(() -> client.node(Nodes.UUID.toString()));
      caller.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
      callers.add(caller);
      caller.start();
    }
    await().until(() -> callers.stream().allMatch(each -> each.getState() == State.WAITING));
    keystone.goesOn();
    await().until(() -> callers.stream().noneMatch(Thread::isAlive));
    assertThat(failures).hasSize(3).allMatch(ConductorException.class::isInstance);
    assertThat(keystone.logins()).hasSize(1);
  }

  @Test
  void aRefusedTokenIsForgottenWhileALoginIsUnderWay() throws Exception {
    ServiceLogin login =
        Configured.of(IronicConfig.class, options).service().login(HttpClient.newHttpClient());
    ServiceLogin.Login first = login.login();
    assertThat(login.refused(first)).isTrue();
    keystone.stops();
    CompletableFuture<ServiceLogin.Login> second = CompletableFuture.supplyAsync(login::login);
    await().until(() -> keystone.logins().size() == 2);
    // Well before the login gives up.
    CompletableFuture.runAsync(() -> login.refused(first)).get(10, TimeUnit.SECONDS);
    assertThat(second).isNotDone();
    keystone.goesOn();
    assertThat(second.get(30, TimeUnit.SECONDS).headers()).containsEntry("X-Auth-Token", "token-2");
  }

  @Test
  void anAddressMayEndWithASlash() throws Exception {
    options.put("ironic.endpoint_override", ironic.url() + "/v1/");
    call(client(), true);
    assertThat(ironic.calls())
        .isNotEmpty()
        .allMatch(each -> each.toString().matches("[A-Z]+ /v1/([a-z].*)?"));
  }

  private IronicClient client() {
    return new IronicClient(Configured.of(IronicConfig.class, options));
  }

  private static void call(IronicClient client, boolean blocking) throws Exception {
    if (blocking) {
      client.ports(Nodes.UUID);
    } else {
      client.await(client.power(Nodes.UUID, PowerTarget.OFF));
    }
  }

  private static void assertFails(
      IronicClient client, boolean blocking, Kind kind, String message) {
    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> call(client, blocking))
        .withMessageStartingWith(message)
        .extracting(ConductorException::kind)
        .isEqualTo(kind);
  }
}
