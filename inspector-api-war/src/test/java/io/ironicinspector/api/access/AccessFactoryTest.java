package io.ironicinspector.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.api.auth.AuthConfigs;
import io.ironicinspector.api.auth.StubKeystone;
import io.ironicinspector.api.backend.InspectorConfigs;
import io.ironicinspector.api.backend.JsonRpcConfig;
import io.ironicinspector.api.backend.JsonRpcConfigs;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.policy.PolicyConfig;
import io.ironicinspector.domain.Role;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors as they are configured. */
class AccessFactoryTest {
  private static final Logger LOGGER = Logger.getLogger(AccessFactory.class.getName());
  private static final String STATUS = "introspection:status";
  private static final String START = "introspection:start";
  private static final String CALL = "json_rpc";
  private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
  private static final Map<String, String> NOBODY = Map.of();

  /** Of "secret". */
  private static final String HASH = "$2y$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW";

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Messages messages = new Messages();
  @TempDir private Path folder;
  private StubKeystone keystone;

  private static final class Messages extends Handler {
    private final List<String> texts = new ArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      texts.add(logged.getLevel() + " " + new SimpleFormatter().formatMessage(logged));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void start() throws IOException {
    keystone = new StubKeystone();
    LOGGER.addHandler(messages);
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(messages);
    keystone.close();
    executor.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"noauth", "http_basic", "keystone"})
  void whoHasNoUseForADoorShutsIt(String strategy) throws IOException {
    keystone.put("admin-token", "\"system\": {\"all\": true}", FAR, "admin");
    Map<String, String> anybody =
        Map.of("Authorization", basic("ann"), "X-Auth-Token", "admin-token");
    for (Role role : List.of(Role.ALL, Role.API)) {
      assertThat(answer(doors(role, strategy).rpc(), CALL, anybody)).isEqualTo(401);
    }
    assertThat(answer(doors(Role.CONDUCTOR, strategy).api(), STATUS, anybody)).isEqualTo(401);
    // The other one is open to them.
    assertThat(answer(doors(Role.ALL, strategy).api(), STATUS, anybody)).isEqualTo(200);
    assertThat(answer(doors(Role.CONDUCTOR, strategy).rpc(), CALL, anybody)).isEqualTo(200);
  }

  @Test
  void withoutAuthenticationEverybodyPasses() throws IOException {
    assertThat(answer(doors(Role.API, "noauth").api(), START, NOBODY)).isEqualTo(200);
    assertThat(answer(doors(Role.CONDUCTOR, "noauth").rpc(), CALL, NOBODY)).isEqualTo(200);
  }

  @Test
  void withPasswordsEachDoorHasItsOwnUsers() throws IOException {
    Access api = doors(Role.ALL, "http_basic").api();
    assertThat(answer(api, START, Map.of("Authorization", basic("ann")))).isEqualTo(200);
    assertThat(answer(api, START, Map.of("Authorization", basic("rpc")))).isEqualTo(401);
    assertThat(challenge(api)).isEqualTo("Basic realm=\"Baremetal Introspection API\"");
    api.admit("introspection:continue", true, NOBODY::get);
    JsonRpcConfig own = JsonRpcConfigs.of("http_basic", users("rpc"), List.of("admin"));
    Access rpc = doors(Role.CONDUCTOR, "noauth", own).rpc();
    assertThat(answer(rpc, CALL, Map.of("Authorization", basic("rpc")))).isEqualTo(200);
    assertThat(answer(rpc, CALL, Map.of("Authorization", basic("ann")))).isEqualTo(401);
  }

  @Test
  void withKeystoneThePolicyDecides() throws IOException {
    keystone.put("t", "\"system\": {\"all\": true}", FAR, "reader");
    Access api = doors(Role.ALL, "keystone").api();
    Map<String, String> reader = Map.of("X-Auth-Token", "t");
    assertThat(answer(api, STATUS, reader)).isEqualTo(200);
    assertThat(answer(api, START, reader)).isEqualTo(403);
    assertThat(challenge(api)).isEqualTo("Keystone uri=\"http://keystone.example.org\"");
    api.admit("introspection:continue", true, NOBODY::get);
  }

  @Test
  void withKeystoneCallersOverRpcNeedOneOfTheRoles() throws IOException {
    keystone.put("a", "\"system\": {\"all\": true}", FAR, "admin", "Reader");
    keystone.put("s", "\"project\": {\"id\": \"p1\"}", FAR, "SERVICE");
    JsonRpcConfig config =
        JsonRpcConfigs.of("keystone", folder.resolve("none"), List.of("Service", " operator "));
    Access rpc = doors(Role.CONDUCTOR, "noauth", config).rpc();
    assertThat(answer(rpc, CALL, Map.of("X-Auth-Token", "s"))).isEqualTo(200);
    assertThat(answer(rpc, CALL, Map.of("X-Auth-Token", "a"))).isEqualTo(403);
    assertThat(answer(rpc, CALL, NOBODY)).isEqualTo(401);
    keystone.put("o", "\"project\": {\"id\": \"p1\"}", FAR, "operator");
    assertThat(answer(rpc, CALL, Map.of("X-Auth-Token", "o"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "0.0.0.0", "192.0.2.9", "conductor-1.example.org"})
  void anOpenRpcEndpointThatOthersReachIsWarnedOf(String host) throws IOException {
    assertThat(doors(Role.CONDUCTOR, "noauth", JsonRpcConfigs.at(host, 8089))).isNotNull();
    assertThat(messages.texts)
        .containsExactly(
            "WARNING [json_rpc] auth_strategy is noauth and host_ip is \""
                + host
                + "\": whoever reaches this port can start, abort and feed introspections of any"
                + " node. Set auth_strategy, or host_ip to a loopback address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.1.1", "::1", "[::1]", "0:0:0:0:0:0:0:1", "localhost"})
  void onLoopbackNobodyIsWarned(String host) throws IOException {
    assertThat(doors(Role.CONDUCTOR, "noauth", JsonRpcConfigs.at(host, 8089))).isNotNull();
    assertThat(messages.texts).isEmpty();
  }

  @Test
  void aProcessWithoutRpcIsNotWarned() throws IOException {
    assertThat(doors(Role.ALL, "noauth", JsonRpcConfigs.at("::", 8089))).isNotNull();
    assertThat(messages.texts).isEmpty();
  }

  @Test
  void aUserFileThatIsMissingKeepsTheServiceFromStarting() {
    JsonRpcConfig config =
        JsonRpcConfigs.of("http_basic", folder.resolve("missing"), List.of("admin"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> doors(Role.CONDUCTOR, "noauth", config))
        .withMessageStartingWith("http_basic_auth_user_file " + folder.resolve("missing"));
  }

  private Doors doors(Role role, String strategy) throws IOException {
    return doors(role, strategy, JsonRpcConfigs.of(strategy, users("ann"), List.of("admin")));
  }

  private Doors doors(Role role, String strategy, JsonRpcConfig rpc) throws IOException {
    return new AccessFactory(
            AuthConfigs.of(strategy, users("ann")),
            AuthConfigs.factory(keystone, executor),
            InspectorConfigs.of(role),
            rpc,
            new PolicyConfig(folder.resolve("policy.yaml").toString(), List.of(), true, "default"))
        .doors();
  }

  private Path users(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name + ":" + HASH + "\n");
  }

  private static String basic(String user) {
    byte[] pair = (user + ":secret").getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** 200, or the status that whoever sends these headers gets. */
  private static int answer(Access door, String rule, Map<String, String> headers) {
    return response(door, rule, headers).getStatus();
  }

  private static String challenge(Access door) {
    Response refused = response(door, START, NOBODY);
    assertThat(refused.getStatus()).isEqualTo(401);
    return refused.getHeaderString(HttpHeaders.WWW_AUTHENTICATE);
  }

  private static Response response(Access door, String rule, Map<String, String> headers) {
    try {
      door.admit(rule, false, headers::get);
      return Response.ok().build();
    } catch (ApiException refused) {
      return Failures.response(refused);
    }
  }
}
