package io.ironicinspector.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.IronicSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two APIs and three conductors on one real etcd and one database. The tests take the cluster
 * apart, hence their order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PHASES =
      "inspector_introspections_duration_seconds_count{phase=\"%s\"}";
  private static final Duration LEASE_TTL = Duration.ofSeconds(5);

  private static Etcd etcd;
  private static IronicSimulator ironic;
  private static Path database;
  private static final List<Service> CONDUCTORS = new ArrayList<>();
  private static final List<Service> APIS = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    etcd = Etcd.start();
    ironic = IronicSimulator.start(0);
    database = Checkout.newFolder("database");
    // One after the other: each start takes both cores of a small machine.
    for (int i = 1; i <= 3; i++) {
      CONDUCTORS.add(service("ironic-inspector-conductor", "conductor-" + i).awaitReady());
    }
    for (int i = 1; i <= 2; i++) {
      APIS.add(service("ironic-inspector-api", "api-" + i).awaitReady());
    }
  }

  private static Service service(String launcher, String host) throws Exception {
    Path folder = Checkout.newFolder(host);
    int port = Service.freePort();
    String config = Config.split(host, port, database, ironic.uri().toString(), etcd);
    return Service.start(launcher, folder, port, config);
  }

  @AfterAll
  static void stop() throws Exception {
    for (Service service : APIS) {
      service.close();
    }
    for (Service service : CONDUCTORS) {
      service.close();
    }
    ironic.close();
    etcd.close();
  }

  @Test
  @Order(1)
  void etcdShowsTheConductorsAndNoApi() throws Exception {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(etcd.members())
                    .containsExactlyInAnyOrder(
                        "ironic_inspector.conductor.conductor-1",
                        "ironic_inspector.conductor.conductor-2",
                        "ironic_inspector.conductor.conductor-3"));
    for (Service conductor : CONDUCTORS) {
      await().atMost(SOON).until(() -> ready(conductor) == 200);
    }
    assertThat(ready(APIS.get(0))).isEqualTo(200);
  }

  @Test
  @Order(2)
  void aSessionOfTheSdkOverTwoApisSucceeds() throws Exception {
    Machine machine = Machine.enrol(ironic, 1);
    Sdk one = new Sdk(APIS.get(0).url());
    Sdk other = new Sdk(APIS.get(1).url());
    one.call(machine.uuid(), "start");
    awaitState(machine, "waiting");
    machine.playRamdisk(APIS.get(1).url());
    assertThat(other.call(machine.uuid(), "wait").asJsonObject().getString("state"))
        .isEqualTo("finished");
    assertThat(one.call(machine.uuid(), "data").asJsonObject().getInt("cpus")).isEqualTo(16);
    String node = APIS.get(1).url() + "/v1/introspection/machine-1";
    assertThat(Http.send("GET", node + "/history", "").body())
        .contains("\"conductor\":\"conductor-");
    var dryRun =
        Http.send("POST", APIS.get(0).url() + "/v1/rules/test", "{\"node\": \"machine-1\"}");
    assertThat(Http.json(dryRun.body()).getString("node")).isEqualTo(machine.uuid());
    one.everyCall(Machine.enrol(ironic, 2));
  }

  @Test
  @Order(3)
  void aRunIsCountedOnceWhoeverWorksOnItAndOneConductorLeads() throws Exception {
    Scrape before = Scrape.sum(CONDUCTORS);
    Machine machine = Machine.enrol(ironic, 3);
    Http.send("POST", APIS.get(0).url() + "/v1/introspection/" + machine.uuid(), "");
    awaitState(machine, "waiting");
    machine.playRamdisk(APIS.get(0).url());
    String ended = "inspector_introspections_total{result=\"finished\",reason=\"processed\"}";
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              Scrape after = Scrape.sum(CONDUCTORS);
              assertThat(after.since(before, ended)).isEqualTo(1);
              for (String phase : List.of("prepare", "wait", "process", "total")) {
                assertThat(after.since(before, PHASES.formatted(phase))).as(phase).isEqualTo(1);
              }
            });
    assertThat(leaders(CONDUCTORS)).isEqualTo(1);
    assertThat(Scrape.of(CONDUCTORS.get(2)).samples())
        .hasEntrySatisfying(
            "inspector_lease_ttl_seconds",
            seconds -> assertThat(seconds).isBetween(0.0, (double) LEASE_TTL.toSeconds()));
    assertThat(Scrape.of(APIS.get(0)).samples()).doesNotContainKeys(ended, "inspector_leader");
  }

  private static double leaders(List<Service> conductors) throws Exception {
    return Scrape.sum(conductors).get("inspector_leader");
  }

  private static int ready(Service service) throws Exception {
    return Http.send("GET", service.url() + "/health/ready", "").statusCode();
  }

  @Test
  @Order(4)
  void errorsKeepTheirCodeAcrossRpc() throws Exception {
    String unknown = APIS.get(0).url() + "/v1/introspection/99999999-0000-4000-8000-000000000009";
    assertThat(Http.send("POST", unknown, "").statusCode()).isEqualTo(404);
    assertThat(Http.send("POST", unknown + "/abort", "").statusCode()).isEqualTo(404);
    assertThat(Http.send("POST", APIS.get(1).url() + "/v1/continue", "{}").statusCode())
        .isEqualTo(400);
  }

  @Test
  @Order(5)
  void aKilledConductorIsReplacedAndItsKeyGoesWithItsLease() throws Exception {
    List<Machine> machines = new ArrayList<>();
    for (int i = 10; i < 16; i++) {
      machines.add(Machine.enrol(ironic, i));
      new Sdk(APIS.get(0).url()).call(machines.get(machines.size() - 1).uuid(), "start");
    }
    for (Machine machine : machines) {
      awaitState(machine, "waiting");
    }
    CONDUCTORS.get(0).kill();
    for (Machine machine : machines) {
      machine.playRamdisk(APIS.get(0).url());
      awaitState(machine, "finished");
    }
    await()
        .atMost(LEASE_TTL.plusSeconds(1))
        .until(() -> !etcd.members().contains("ironic_inspector.conductor.conductor-1"));
    List<Service> left = CONDUCTORS.subList(1, 3);
    await().atMost(SOON).until(() -> leaders(left) == 1); // it was the first by name
  }

  @Test
  @Order(6)
  void stoppedConductorsLeaveNoKeyAndTheApiSays503() throws Exception {
    CONDUCTORS.get(1).stop();
    CONDUCTORS.get(2).stop();
    await().atMost(Duration.ofSeconds(10)).until(() -> etcd.members().isEmpty());
    Machine machine = Machine.enrol(ironic, 30);
    String start = APIS.get(0).url() + "/v1/introspection/" + machine.uuid();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var answer = Http.send("POST", start, "");
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body()).contains("No available conductor service");
            });
    assertThat(ready(APIS.get(0))).isEqualTo(200); // it still answers what it can read
  }

  @Test
  @Order(7)
  void anApiThatDoesNotKnowItsGroupIsNotReadyButLives() throws Exception {
    etcd.close();
    await().atMost(SOON).until(() -> ready(APIS.get(0)) == 503);
    String health = APIS.get(0).url() + "/health";
    assertThat(Http.send("GET", health, "").body())
        .contains("{\"name\":\"database\",\"status\":\"UP\"}")
        .contains("{\"name\":\"group\",\"status\":\"DOWN\"}");
    assertThat(Http.send("GET", health + "/live", "").statusCode()).isEqualTo(200);
  }

  private static void awaitState(Machine machine, String state) {
    await().atMost(SOON).until(() -> machine.state(APIS.get(1).url()).equals(state));
  }
}
