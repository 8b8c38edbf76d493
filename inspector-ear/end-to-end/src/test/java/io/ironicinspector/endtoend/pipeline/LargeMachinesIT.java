package io.ironicinspector.endtoend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.endtoend.Checkout;
import io.ironicinspector.endtoend.Config;
import io.ironicinspector.endtoend.Service;
import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Sixteen of the largest machines at once in the heap that the launcher gives, with a hook of a
 * site's own dropped into the archive as the guide says.
 */
class LargeMachinesIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  /** On these a ramdisk tries again. */
  private static final Set<Integer> LATER = Set.of(409, 503);

  private static final List<LargeMachine> MACHINES =
      IntStream.range(0, 16).mapToObj(LargeMachine::new).toList();

  private static IronicSimulator ironic;
  private static Service inspector;
  private static URI uri;
  private static Path logs;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() throws Exception {
    ironic = IronicSimulator.start(0);
    JsonArrayBuilder nodes = Json.createArrayBuilder();
    MACHINES.forEach(machine -> nodes.add(machine.node()));
    ironic.state().replace(Json.createObjectBuilder().add("nodes", nodes).build());
    logs = Checkout.newFolder("ramdisk-logs");
    int port = Service.freePort();
    inspector =
        OwnJar.start(
                port,
                Config.allInOne(port, logs, ironic.uri().toString())
                    + """
                    [processing]
                    processing_hooks = $default_processing_hooks,lldp_basic,local_link_connection,serial_number
                    add_ports = all
                    always_store_ramdisk_logs = true
                    ramdisk_logs_dir = %s
                    """
                        .formatted(logs))
            .awaitReady();
    uri = URI.create(inspector.url());
  }

  @AfterAll
  static void stop() throws Exception {
    if (inspector != null) {
      inspector.close();
    }
    ironic.close();
  }

  @Test
  void sixteenLargeMachinesAtOnceAreProcessedRightWithinTheHeap() throws Exception {
    for (LargeMachine machine : MACHINES) {
      assertThat(send("POST", path(machine), "").statusCode()).isEqualTo(202);
    }
    for (LargeMachine machine : MACHINES) {
      awaitState(machine, "waiting");
    }
    List<CompletableFuture<Void>> callbacks =
        MACHINES.stream()
            .map(machine -> CompletableFuture.runAsync(() -> playRamdisk(machine)))
            .toList();
    callbacks.forEach(CompletableFuture::join);
    for (LargeMachine machine : MACHINES) {
      awaitState(machine, "finished");
      assertStored(machine);
      assertInIronic(machine);
    }
    try (Stream<Path> stored = Files.list(logs)) {
      assertThat(stored.filter(file -> file.toString().endsWith(".tar.gz")))
          .hasSize(MACHINES.size())
          .allSatisfy(file -> assertThat(file).hasSize(LargeMachine.LOG_BYTES));
    }
    assertThat(inspector.isAlive()).isTrue();
    assertThat(inspector.log()).doesNotContain("OutOfMemoryError");
  }

  private void assertStored(LargeMachine machine) throws Exception {
    JsonObject raw =
        GeneratedMachine.json(send("GET", path(machine) + "/data/unprocessed", "").body());
    assertThat(raw).doesNotContainKey("logs");
    assertThat(raw.getJsonObject("inventory").getJsonArray("disks")).hasSize(LargeMachine.DISKS);
    JsonObject data = GeneratedMachine.json(send("GET", path(machine) + "/data", "").body());
    assertThat(data.getJsonObject("root_disk").getString("name")).isEqualTo("/dev/disk150");
    assertThat(data.getInt("local_gb")).isEqualTo(1149);
    JsonObject interfaces = data.getJsonObject("all_interfaces");
    assertThat(interfaces).hasSize(LargeMachine.INTERFACES);
    for (int i = 0; i < LargeMachine.INTERFACES; i++) {
      JsonObject lldp = interfaces.getJsonObject("eth" + i).getJsonObject("lldp_processed");
      assertThat(lldp.getString("switch_chassis_id")).isEqualTo(machine.switchMac(i));
      assertThat(lldp.getJsonArray("switch_port_vlans")).hasSize(20);
    }
  }

  private static void assertInIronic(LargeMachine machine) {
    JsonObject node = ironic.nodes().get(machine.uuid());
    assertThat(node.getJsonObject("properties").getString("local_gb")).isEqualTo("1149");
    assertThat(node.getJsonObject("extra").getString("serial_number"))
        .isEqualTo("SN-" + machine.number());
    List<JsonObject> ports = ironic.ports().listOf(machine.uuid());
    assertThat(ports).hasSize(LargeMachine.INTERFACES);
    assertThat(ports)
        .allSatisfy(port -> assertThat(port.getJsonObject("local_link_connection")).hasSize(2));
  }

  private void playRamdisk(LargeMachine machine) {
    String document = machine.document();
    await()
        .atMost(SOON)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              HttpResponse<String> answer = send("POST", "/v1/continue", document);
              boolean later = LATER.contains(answer.statusCode());
              assertThat(later || answer.statusCode() == 200).as(answer.body()).isTrue();
              return !later;
            });
  }

  private void awaitState(LargeMachine machine, String state) {
    await(machine.uuid())
        .atMost(SOON)
        .until(
            () ->
                GeneratedMachine.json(send("GET", path(machine), "").body())
                    .getString("state")
                    .equals(state));
  }

  private static String path(LargeMachine machine) {
    return "/v1/introspection/" + machine.uuid();
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .timeout(SOON)
            .build(),
        BodyHandlers.ofString());
  }
}
