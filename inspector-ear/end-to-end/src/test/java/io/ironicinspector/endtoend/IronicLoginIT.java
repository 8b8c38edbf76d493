package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code [ironic] auth_type = password} as most operators have it: a real Keystone gives the token
 * and, in its catalog, Ironic's address. The last test stops it, hence the order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IronicLoginIT {
  private static final Duration TOKENS_LAST = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Keystone keystone;
  private static IronicSimulator ironic;
  private static TokenGate gate;
  private static Service inspector;
  private static Machine machine;

  @BeforeAll
  static void start() throws Exception {
    keystone = Keystone.start(TOKENS_LAST);
    ironic = IronicSimulator.start(0);
    gate = TokenGate.start(keystone, ironic.uri());
    machine = Machine.enrol(ironic, 1);
    enterInCatalog();
    Path folder = Checkout.newFolder("ironic-login");
    int port = Service.freePort();
    String none = "auth_type = none\nendpoint_override = %s\n".formatted(ironic.uri());
    String config = Config.allInOne(port, folder, ironic.uri().toString());
    assertThat(config).contains(none);
    inspector =
        Service.start("ironic-inspector", folder, port, config.replace(none, login())).awaitReady();
  }

  private static String login() {
    return """
    auth_type = password
    auth_url = %s
    username = inspector
    password = inspector
    user_domain_name = Default
    project_name = service
    project_domain_name = Default
    region_name = RegionTwo
    """
        .formatted(keystone.endpoint());
  }

  /** Only one of the three addresses answers. */
  private static void enterInCatalog() throws Exception {
    for (String region : new String[] {"RegionOne", "RegionTwo"}) {
      admin("POST", "/regions", "{\"region\": {\"id\": \"%s\"}}".formatted(region));
    }
    String service =
        Http.json(
                admin(
                    "POST",
                    "/services",
                    "{\"service\": {\"name\": \"i\", \"type\": \"baremetal\"}}"))
            .getJsonObject("service")
            .getString("id");
    String nobody = "http://127.0.0.1:1";
    enterInCatalog(service, "internal", "RegionOne", nobody);
    enterInCatalog(service, "public", "RegionTwo", nobody);
    enterInCatalog(service, "internal", "RegionTwo", gate.uri() + "/v1");
  }

  private static void enterInCatalog(String service, String kind, String region, String url)
      throws Exception {
    admin(
        "POST",
        "/endpoints",
        "{\"endpoint\": {\"service_id\": \"%s\", \"interface\": \"%s\", \"region_id\": \"%s\", \"url\": \"%s\"}}"
            .formatted(service, kind, region, url));
  }

  private static String admin(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(keystone.endpoint() + "/v3" + path))
            .timeout(SOON)
            .header("X-Auth-Token", keystone.token("admin", Keystone.SYSTEM))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.body();
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    if (gate != null) {
      gate.close();
    }
    if (ironic != null) {
      ironic.close();
    }
    keystone.close();
  }

  @Test
  @Order(1)
  void aMachineIsIntrospectedWithOneToken() throws Exception {
    assertThat(introspect().statusCode()).isEqualTo(202);
    finish();
    assertThat(gate.tokens()).hasSizeGreaterThan(5);
    assertThat(gate.tokens().stream().distinct()).hasSize(1);
  }

  @Test
  @Order(2)
  void aTokenThatWasRevokedIsRenewed() throws Exception {
    keystone.setPassword("inspector", "inspector");
    // Keystone counts revocations in seconds: a token of the same second is refused, too.
    await().atMost(SOON).until(() -> introspect().statusCode() == 202);
    finish();
    assertThat(gate.tokens().stream().distinct()).hasSizeGreaterThan(1);
  }

  @Test
  @Order(3)
  void aWrongPasswordIsNamedAndTheRightOneHelpsAtOnce() throws Exception {
    keystone.setPassword("inspector", "another");
    HttpResponse<String> refused = introspect();
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(message(refused))
        .isEqualTo(
            "Ironic cannot be called: Keystone at %s/v3 answered 401 when this service logged in"
                .formatted(keystone.endpoint()));
    keystone.setPassword("inspector", "inspector");
    await().atMost(SOON).until(() -> introspect().statusCode() == 202);
    finish();
  }

  @Test
  @Order(4)
  void withoutKeystoneIronicIsUnavailable() throws Exception {
    keystone.close();
    HttpResponse<String> refused = introspect();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(message(refused))
        .startsWith(
            "Ironic cannot be called: Keystone at %s/v3 does not answer"
                .formatted(keystone.endpoint()));
    assertThat(gate.tokens()).noneMatch(inspector.log()::contains);
  }

  private static HttpResponse<String> introspect() throws Exception {
    return Http.send("POST", inspector.url() + "/v1/introspection/" + machine.uuid(), "");
  }

  private static void finish() throws Exception {
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("waiting"));
    machine.playRamdisk(inspector.url());
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("finished"));
  }

  private static String message(HttpResponse<String> refused) {
    return Http.json(refused.body()).getJsonObject("error").getString("message");
  }
}
