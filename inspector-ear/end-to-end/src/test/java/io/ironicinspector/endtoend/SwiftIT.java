package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * {@code store_data = swift} with a real Swift and a real Keystone, whose tokens last a quarter of
 * a minute. All tests look at the data of one machine, and the last one stops Swift: hence the
 * order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwiftIT {
  private static final Duration TOKENS_LAST = Duration.ofSeconds(15);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofSeconds(60);

  private static Keystone keystone;
  private static Swift swift;
  private static IronicSimulator ironic;
  private static Service inspector;
  private static Machine machine;

  @BeforeAll
  static void start() throws Exception {
    keystone = Keystone.start(TOKENS_LAST);
    swift = Swift.start(keystone);
    ironic = IronicSimulator.start(0);
    machine = Machine.enrol(ironic, 1);
    Path folder = Checkout.newFolder("with-swift");
    int port = Service.freePort();
    String config =
        Config.allInOne(port, folder, ironic.uri().toString())
                .replace("store_data = database", "store_data = swift")
            + swift.config(TIMEOUT);
    inspector = Service.start("ironic-inspector", folder, port, config).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    if (ironic != null) {
      ironic.close();
    }
    if (swift != null) {
      swift.close();
    }
    keystone.close();
  }

  @Test
  @Order(1)
  void whatIsMissingIsNotFound() throws Exception {
    HttpResponse<String> answer = data("/data");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(message(answer))
        .isEqualTo(
            "Introspection data not found for node %s, processed=True".formatted(machine.uuid()));
  }

  @Test
  @Order(2)
  void theDataOfARunIsInSwiftUnderUpstreamsNamesAndComesBackAsItIs() throws Exception {
    introspect();
    machine.playRamdisk(inspector.url());
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("finished"));
    String name = "inspector_data-" + machine.uuid();
    assertThat(swift.objects()).containsExactly(name, name + "-UNPROCESSED");
    HttpResponse<String> object = swift.object(name);
    assertThat(object.headers().firstValue("X-Delete-At")).isPresent();
    assertThat(object.headers().firstValue("Content-Type")).hasValue("application/json");
    HttpResponse<String> processed = data("/data");
    assertThat(processed.statusCode()).isEqualTo(200);
    assertThat(processed.body()).isEqualTo(object.body());
    assertThat(Http.json(processed.body()).getInt("cpus")).isEqualTo(16);
    JsonObject raw = Http.json(data("/data/unprocessed").body());
    assertThat(raw).containsKey("inventory").doesNotContainKeys("cpus", "logs");
  }

  @Test
  @Order(3)
  void dataIsReappliedFromSwift() throws Exception {
    swift.delete("inspector_data-" + machine.uuid());
    assertThat(data("/data").statusCode()).isEqualTo(404);
    String url = inspector.url() + "/v1/introspection/" + machine.uuid() + "/data/unprocessed";
    HttpResponse<String> accepted = Http.send("POST", url, "");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    await().atMost(SOON).until(() -> data("/data").statusCode() == 200);
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("finished"));
  }

  @Test
  @Order(4)
  void aTokenThatHasExpiredIsRenewed() throws Exception {
    String token = swift.token();
    assertThat(data("/data").statusCode()).isEqualTo(200);
    await()
        .atMost(TOKENS_LAST.plus(SOON))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> !swift.accepts(token));
    assertThat(data("/data").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void aTokenThatWasRevokedIsRenewed() throws Exception {
    String token = swift.token();
    assertThat(data("/data").statusCode()).isEqualTo(200);
    keystone.setPassword("inspector", "inspector");
    assertThat(swift.accepts(token)).isFalse();
    // Keystone counts revocations in seconds: a token of the same second is refused with the
    // others.
    await().atMost(SOON).until(() -> data("/data").statusCode() == 200);
  }

  @Test
  @Order(6)
  void aWrongPasswordIsNamedAndTheRightOneHelpsAtOnce() throws Exception {
    keystone.setPassword("inspector", "another");
    HttpResponse<String> refused = data("/data");
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(message(refused))
        .isEqualTo(
            "Swift failed to get object inspector_data-%s: Keystone at %s/v3 answered 401 when this service logged in"
                .formatted(machine.uuid(), keystone.endpoint()));
    keystone.setPassword("inspector", "inspector");
    await().atMost(SOON).until(() -> data("/data").statusCode() == 200);
  }

  @Test
  @Order(7)
  void aFrozenSwiftIsGivenUp() throws Exception {
    swift.freeze();
    try {
      HttpResponse<String> refused = data("/data");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(message(refused)).contains("no answer from").endsWith("not within 10 s");
    } finally {
      swift.thaw();
    }
    await().atMost(SOON).until(() -> data("/data").statusCode() == 200);
  }

  @Test
  @Order(8)
  void withoutSwiftARunFailsAndSaysWhy() throws Exception {
    introspect();
    assertThat(data("/data").statusCode()).as("a new start keeps the data").isEqualTo(200);
    swift.close();
    HttpResponse<String> refused = data("/data");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(message(refused))
        .startsWith("Swift failed to get object")
        .contains("cannot connect");
    HttpResponse<String> callback =
        Http.send("POST", inspector.url() + "/v1/continue", machine.inventory());
    assertThat(callback.statusCode()).isEqualTo(400);
    assertThat(message(callback))
        .startsWith("Swift failed to create object inspector_data-")
        .contains("(internal address)");
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("error"));
    assertThat(machine.status(inspector.url()).getString("error"))
        .startsWith("Swift failed to create object inspector_data-")
        .contains("no answer from http://127.0.0.1:");
    assertThat(inspector.log()).contains("unprocessed data was not stored: Swift failed to create");
  }

  private static void introspect() throws Exception {
    HttpResponse<String> started =
        Http.send("POST", inspector.url() + "/v1/introspection/" + machine.uuid(), "");
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    await().atMost(SOON).until(() -> machine.state(inspector.url()).equals("waiting"));
  }

  private static HttpResponse<String> data(String path) throws Exception {
    return Http.send("GET", inspector.url() + "/v1/introspection/" + machine.uuid() + path, "");
  }

  private static String message(HttpResponse<String> refused) {
    return Http.json(refused.body()).getJsonObject("error").getString("message");
  }
}
