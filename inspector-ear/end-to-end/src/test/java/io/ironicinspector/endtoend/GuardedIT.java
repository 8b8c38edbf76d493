package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A process with TLS, passwords and all limits of the ramdisks' callback. The last test uses up
 * what this address may send, hence the order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardedIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int CALLBACKS_A_MINUTE = 5;
  private static final String CALLBACK = "/v1/continue";

  /** Of "secret". */
  private static final String USER =
      "operator:$2y$04$abcdefghijklmnopqrstuu2r9OfJnfCsdneAXAGHnS4UpFFP8WIrW\n";

  private static IronicSimulator ironic;
  private static Path folder;
  private static HttpClient client;
  private static Service inspector;

  @BeforeAll
  static void start() throws Exception {
    ironic = IronicSimulator.start(0);
    folder = Checkout.newFolder("guarded");
    Certificate certificate = Certificate.create(folder);
    client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
    String tls =
        """
        [DEFAULT]
        use_ssl = true
        [ssl]
        cert_file = %s
        key_file = %s
        """
            .formatted(certificate.certFile(), certificate.keyFile());
    inspector = start(folder, tls);
  }

  private static Service start(Path own, String more) throws Exception {
    Path users = Files.writeString(own.resolve("htpasswd"), USER);
    int port = Service.freePort();
    String config =
        Config.allInOne(port, own, ironic.uri().toString())
                .replace("auth_strategy = noauth", "auth_strategy = http_basic")
            + """
            [DEFAULT]
            http_basic_auth_user_file = %s
            [inspector]
            callback_require_tls = true
            callback_require_token = true
            callback_token_secret = a secret of this test
            callback_rate_limit = %d
            """
                .formatted(users, CALLBACKS_A_MINUTE)
            + more;
    return Service.start("ironic-inspector", own, port, config).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    ironic.close();
  }

  @Test
  @Order(1)
  void whoDoesNotProveToBeSomebodyGetsAChallengeAndThePublicPaths() throws Exception {
    for (String credentials : List.of("", "operator:wrong", "nobody:secret")) {
      HttpResponse<String> refused = send("GET", "/v1/introspection", credentials, "");
      assertThat(refused.statusCode()).as(credentials).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate"))
          .hasValue("Basic realm=\"Baremetal Introspection API\"");
    }
    assertThat(send("GET", "/v1/introspection", "operator:secret", "").statusCode()).isEqualTo(200);
    assertThat(send("GET", "/", "", "").statusCode()).isEqualTo(200);
    assertThat(send("GET", "/v1", "", "").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void aRamdiskNeedsTheTokenOfItsRunAndNoPassword() throws Exception {
    Machine machine = Machine.enrol(ironic, 1);
    String node = "/v1/introspection/" + machine.uuid();
    assertThat(send("POST", node, "", "").statusCode()).isEqualTo(401);
    assertThat(send("POST", node, "operator:secret", "").statusCode()).isEqualTo(202);
    await()
        .atMost(SOON)
        .until(() -> send("GET", node, "operator:secret", "").body().contains("\"waiting\""));
    JsonObject callback = Http.json(send("GET", node + "/callback", "operator:secret", "").body());
    String token = callback.getString("token");
    assertThat(callback.getString("url")).isEqualTo(url() + CALLBACK + "?token=" + token);
    for (String wrong : List.of("", "?token=" + machine.uuid(), "?token=" + token + "x")) {
      assertThat(post(wrong, machine.inventory()).statusCode()).as(wrong).isEqualTo(403);
    }
    HttpResponse<String> taken = post("?token=" + token, machine.inventory());
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(Http.json(taken.body()).getString("uuid")).isEqualTo(machine.uuid());
  }

  @Test
  @Order(3)
  void inTheClearNothingIsTakenFromARamdisk() throws Exception {
    Path own = Checkout.newFolder("guarded-in-the-clear");
    try (Service clear = start(own, "")) {
      HttpResponse<String> refused = Http.send("POST", clear.url() + CALLBACK, "{}");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("over TLS only");
      assertThat(Http.send("GET", clear.url() + "/v1", "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  @Order(4)
  void anAddressThatSendsTooMuchIsSentAway() throws Exception {
    List<HttpResponse<String>> answers = new ArrayList<>();
    // One more than there can be left.
    for (int i = 0; i <= CALLBACKS_A_MINUTE; i++) {
      answers.add(post("?token=x", "{}"));
    }
    HttpResponse<String> last = answers.get(CALLBACKS_A_MINUTE);
    assertThat(last.statusCode()).isEqualTo(503);
    assertThat(last.headers().firstValue("Retry-After")).hasValue("13");
    assertThat(last.body()).contains("Too many requests from this address");
    assertThat(send("GET", "/v1/introspection", "operator:secret", "").statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> post(String query, String body) throws Exception {
    return send("POST", CALLBACK + query, "", body);
  }

  private static HttpResponse<String> send(
      String method, String path, String credentials, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(SOON)
            .method(method, BodyPublishers.ofString(body));
    if (!credentials.isEmpty()) {
      byte[] pair = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String url() {
    return inspector.url().replace("http:", "https:");
  }
}
