package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An API and a conductor whose calls are encrypted and need a password and a certificate: {@code
 * [json_rpc]}.
 */
class SecureRpcIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  // Of "between-processes".
  private static final String USER =
      "api:$2b$04$R1GMZ6nuTphQNda3jq6jS.or949rIy4YV4SGNJ6eSK4WeB8XkP7Xe\n";
  private static final String CALL =
      "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"do_abort\", \"params\": {\"node_id\":"
          + " \"x\"}}";

  private static Etcd etcd;
  private static IronicSimulator ironic;
  private static Certificate certificate;
  private static int rpcPort;
  private static Service conductor;
  private static Service api;

  @BeforeAll
  static void start() throws Exception {
    etcd = Etcd.start();
    ironic = IronicSimulator.start(0);
    Path folder = Checkout.newFolder("secure-rpc");
    certificate = Certificate.create(folder);
    Path users = Files.writeString(folder.resolve("htpasswd-rpc"), USER);
    rpcPort = Service.freePort();
    String server =
        """
        [json_rpc]
        use_ssl = true
        auth_strategy = http_basic
        http_basic_auth_user_file = %s
        [ssl]
        cert_file = %s
        key_file = %s
        ca_file = %s
        """
            .formatted(
                users, certificate.certFile(), certificate.keyFile(), certificate.certFile());
    conductor = start("ironic-inspector-conductor", folder, rpcPort, server);
    String client =
        """
        [json_rpc]
        auth_strategy = http_basic
        username = api
        password = between-processes
        cafile = %s
        certfile = %s
        keyfile = %s
        """
            .formatted(certificate.certFile(), certificate.certFile(), certificate.keyFile());
    api = start("ironic-inspector-api", folder, Service.freePort(), client);
  }

  private static Service start(String launcher, Path database, int port, String more)
      throws Exception {
    Path folder = Checkout.newFolder(launcher);
    String config = Config.split(launcher, port, database, ironic.uri().toString(), etcd) + more;
    return Service.start(launcher, folder, port, config).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (api != null) {
      api.close();
    }
    if (conductor != null) {
      conductor.close();
    }
    ironic.close();
    etcd.close();
  }

  @Test
  void aRequestCrossesAndBothSidesLogItsId() throws Exception {
    Machine machine = Machine.enrol(ironic, 1);
    HttpResponse<String> started =
        Http.send("POST", api.url() + "/v1/introspection/" + machine.uuid(), "");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    String id = started.headers().firstValue("X-Openstack-Request-Id").orElseThrow();
    await()
        .atMost(SOON)
        .until(
            () ->
                conductor
                    .log()
                    .lines()
                    .anyMatch(
                        line -> line.contains(id) && line.contains("waiting for its ramdisk")));
    machine.playRamdisk(api.url());
    await().atMost(SOON).until(() -> machine.state(api.url()).equals("finished"));
  }

  @Test
  void whoDoesNotSayWhoItIsAndWhoSpeaksInTheClearGetsNothing() throws Exception {
    HttpClient showing = HttpClient.newBuilder().sslContext(certificate.showing()).build();
    HttpResponse<String> refused = showing.send(call("https"), BodyHandlers.ofString());
    assertThat(refused.statusCode()).isEqualTo(401);
    HttpClient trusting = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
    assertThatThrownBy(() -> trusting.send(call("https"), BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> HttpClient.newHttpClient().send(call("http"), BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
  }

  private static HttpRequest call(String scheme) {
    return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + rpcPort + "/rpc"))
        .timeout(SOON)
        .POST(BodyPublishers.ofString(CALL))
        .build();
  }

  @Test
  void thePublicAddressAnswersNoCalls() throws Exception {
    assertThat(Http.send("POST", api.url() + "/rpc", CALL).statusCode()).isEqualTo(404);
  }
}
