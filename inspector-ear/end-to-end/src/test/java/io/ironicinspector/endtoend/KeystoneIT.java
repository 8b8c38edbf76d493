package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.client.UnreachableConductorException;
import io.ironicinspector.client.jsonrpc.JsonRpcClient;
import io.ironicinspector.client.jsonrpc.RpcCredentials;
import io.ironicinspector.client.keystone.KeystoneAccount;
import io.ironicinspector.client.keystone.KeystoneClient;
import io.ironicinspector.client.tls.ClientTls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code auth_strategy = keystone} with a real Keystone, whose tokens last half a minute. The last
 * test stops it, hence the order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeystoneIT {
  private static final Duration TOKENS_LAST = Duration.ofSeconds(30);
  private static final int CACHE_SECONDS = 2;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LIST = "/v1/introspection";
  private static final String NODE = "/v1/introspection/99999999-0000-4000-8000-000000000009";

  private static Keystone keystone;
  private static Service inspector;
  private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    keystone = Keystone.start(TOKENS_LAST);
    folder = Checkout.newFolder("with-keystone");
    int port = Service.freePort();
    String config =
        Config.allInOne(port, folder, "http://127.0.0.1:1")
                .replace("auth_strategy = noauth", "auth_strategy = keystone")
            + keystone.config(CACHE_SECONDS);
    inspector = Service.start("ironic-inspector", folder, port, config).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    keystone.close();
  }

  @Test
  @Order(1)
  void adminsMayDoEverythingInEveryScope() throws Exception {
    for (String scope : new String[] {Keystone.SYSTEM, Keystone.project("admin")}) {
      String token = keystone.token("admin", scope);
      assertThat(status("GET", LIST, token)).isEqualTo(200);
      assertThat(status("GET", "/v1/rules", token)).isEqualTo(200);
      assertThat(status("GET", NODE + "/data", token)).isEqualTo(404);
      assertThat(status("POST", NODE, token)).isEqualTo(503); // there is no Ironic
    }
  }

  @Test
  @Order(2)
  void readersOfTheSystemReadStatusesAndReadersOfAProjectNothing() throws Exception {
    String system = keystone.token("reader", Keystone.SYSTEM);
    assertThat(status("GET", LIST, system)).isEqualTo(200);
    assertThat(status("GET", NODE, system)).isEqualTo(404);
    assertThat(status("POST", NODE, system)).isEqualTo(403);
    assertThat(status("GET", NODE + "/data", system)).isEqualTo(403);
    assertThat(status("GET", "/v1/rules", system)).isEqualTo(403);
    String project = keystone.token("reader", Keystone.project("demo"));
    assertThat(status("GET", LIST, project)).isEqualTo(403);
  }

  @Test
  @Order(3)
  void whoHasNoRoleOrNoTokenGetsNothingButThePublicEndpoints() throws Exception {
    assertThat(status("GET", LIST, keystone.token("none", Keystone.NO_SCOPE))).isEqualTo(403);
    HttpResponse<String> nobody = send("GET", LIST, "");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("WWW-Authenticate"))
        .hasValue("Keystone uri=\"" + keystone.endpoint() + "\"");
    assertThat(status("GET", LIST, "nonsense")).isEqualTo(401);
    assertThat(status("GET", "/v1", "")).isEqualTo(200);
    assertThat(status("POST", "/v1/continue", "")).isEqualTo(400);
  }

  @Test
  @Order(4)
  void aRevokedTokenIsRefusedWhenTheCachedAnswerIsOld() throws Exception {
    String older = keystone.token("admin", Keystone.SYSTEM);
    String token = keystone.token("admin", Keystone.SYSTEM);
    assertThat(status("GET", LIST, token)).isEqualTo(200);
    keystone.revoke(token);
    await().atMost(TOKENS_LAST.dividedBy(2)).until(() -> status("GET", LIST, token) == 401);
    // Its time was not over.
    assertThat(status("GET", LIST, older)).isEqualTo(200);
  }

  @Test
  @Order(5)
  void anExpiredTokenIsRefusedAndOurOwnIsRenewed() throws Exception {
    String token = keystone.token("admin", Keystone.SYSTEM);
    assertThat(status("GET", LIST, token)).isEqualTo(200);
    await()
        .atMost(TOKENS_LAST.plus(SOON))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> status("GET", LIST, token) == 401);
    assertThat(status("GET", LIST, keystone.token("admin", Keystone.SYSTEM))).isEqualTo(200);
  }

  @Test
  @Order(6)
  void aNewPolicyCountsAtOnceAndABrokenOneDoesNot() throws Exception {
    String token = keystone.token("reader", Keystone.SYSTEM);
    assertThat(status("GET", "/v1/rules", token)).isEqualTo(403);
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, "\"introspection:rule:get\": \"role:reader\"\n");
    await().atMost(SOON).until(() -> status("GET", "/v1/rules", token) == 200);
    Files.writeString(policy, "\"introspection:rule:get\": \"role:admin and\"\n");
    await().atMost(SOON).until(() -> saysWithRequests(token, "line 1: introspection:rule:get"));
    assertThat(status("GET", "/v1/rules", token)).isEqualTo(200);
  }

  /** The file is looked at when somebody asks. */
  private static boolean saysWithRequests(String token, String text) throws Exception {
    status("GET", "/v1/rules", token);
    return inspector.log().contains(text);
  }

  @Test
  @Order(7)
  void conductorsTakeTheCallsOfAdministratorsAndOfWhomTheyTrustAndOfNobodyElse() throws Exception {
    Path own = Checkout.newFolder("conductor-with-keystone");
    int port = Service.freePort();
    try (Etcd etcd = Etcd.start()) {
      String config =
          Config.split("conductor-1", port, own, "http://127.0.0.1:1", etcd)
                  .replace("auth_strategy = noauth", "auth_strategy = keystone")
              + keystone.config(CACHE_SECONDS);
      try (Service conductor =
          Service.start("ironic-inspector-conductor", own, port, config).awaitReady()) {
        assertThat(failureOfCallBy("admin", "project_name", "admin", conductor))
            .isNotInstanceOf(UnreachableConductorException.class)
            .hasMessageContaining("127.0.0.1:1"); // there is no Ironic
        assertThat(failureOfCallBy("reader", "project_name", "demo", conductor))
            .isInstanceOf(UnreachableConductorException.class)
            .hasMessageContaining("refuses this service's credentials");
        // By its own roles this user could do nothing.
        String trust = keystone.trust("admin", "admin", "admin", "none");
        assertThat(failureOfCallBy("none", "trust_id", trust, conductor))
            .isNotInstanceOf(UnreachableConductorException.class)
            .hasMessageContaining("127.0.0.1:1");
      }
    }
  }

  private static Throwable failureOfCallBy(
      String user, String scope, String value, Service conductor) throws Exception {
    Map<String, String> options =
        Map.of("auth_url", keystone.endpoint(), "username", user, "password", user, scope, value);
    KeystoneAccount account =
        KeystoneAccount.of("json_rpc", name -> Optional.ofNullable(options.get(name)));
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    try {
      RpcCredentials credentials =
          RpcCredentials.keystone(
              new KeystoneClient(account, HTTP, Duration.ofSeconds(10), Clock.systemUTC()));
      Conductor remote =
          new JsonRpcClient(SOON, executor, credentials, ClientTls.DEFAULT)
              .apply(new LiveConductor("conductor-1", URI.create(conductor.url() + "/rpc")));
      return remote
          .abort("some-node")
          .handle((nothing, failure) -> failure.getCause())
          .toCompletableFuture()
          .get(SOON.toSeconds(), TimeUnit.SECONDS);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  @Order(8)
  void withoutKeystoneNobodyPassesAndThePublicEndpointsGoOn() throws Exception {
    String token = keystone.token("admin", Keystone.SYSTEM);
    keystone.close();
    HttpResponse<String> refused = send("GET", LIST, token);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("identity service");
    assertThat(status("GET", "/v1", "")).isEqualTo(200);
    assertThat(status("GET", LIST, "")).isEqualTo(401);
  }

  private static int status(String method, String path, String token) throws Exception {
    return send(method, path, token).statusCode();
  }

  private static HttpResponse<String> send(String method, String path, String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(inspector.url() + path))
            .timeout(SOON)
            .method(method, BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("X-Auth-Token", token);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
