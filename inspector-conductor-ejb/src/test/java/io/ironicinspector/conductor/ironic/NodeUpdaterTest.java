package io.ironicinspector.conductor.ironic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.IronicConfig;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeUpdaterTest {
  private static final String NEW = "52:54:00:00:00:01";
  private static final String OLD = "52:54:00:00:00:02";
  private static final String SPARE = "52:54:00:00:00:03";
  private static final JsonString VALUE = Json.createValue("value");
  private static final String SWITCH = "/local_link_connection/switch_id";

  private final TestIronic ironic = new TestIronic();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
  private final IronicClient client =
      new IronicClient(
          Configured.of(
              IronicConfig.class,
              Map.of("ironic.auth_type", "none", "ironic.endpoint_override", ironic.url())));
  private final NodeUpdater updater =
      new NodeUpdater(client, new Machines(client, scheduler, Duration.ofMillis(1)));
  private NodeUpdate update;

  @BeforeEach
  void prepare() {
    ironic.addNode(
        Nodes.UUID.toString(),
        Json.createObjectBuilder()
            .add("properties", Json.createObjectBuilder().add("cpus", "2"))
            .add("extra", JsonValue.EMPTY_JSON_OBJECT)
            .build());
    ironic.addPort(Nodes.UUID, OLD);
    ironic.addPort(Nodes.UUID, SPARE);
    update = new NodeUpdate(client.node(Nodes.UUID.toString()), client::ports);
    ironic.forgetCalls();
  }

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
    ironic.close();
  }

  @Test
  void changesEachResourceInOneRequest() {
    collectAll();
    updater.apply(update, () -> {});
    assertThat(ironic.count("PATCH /v1/nodes/.*")).isEqualTo(1);
    assertThat(ironic.count("POST /v1/ports .*")).isEqualTo(1);
    assertThat(ironic.count("PATCH /v1/ports/.*")).isEqualTo(1);
    assertThat(ironic.count("DELETE /v1/ports/.*")).isEqualTo(1);
    JsonObject made = ironic.port(NEW);
    assertThat(made.getJsonObject("local_link_connection").getString("switch_id"))
        .isEqualTo("value");
    assertThat(made.getBoolean("pxe_enabled")).isTrue();
    assertThat(ironic.port(OLD).getBoolean("pxe_enabled")).isFalse();
    assertThat(ironic.port(SPARE)).isNull();
    assertThat(ironic.node(Nodes.UUID).getJsonObject("properties").toString())
        .isEqualTo("{\"cpus\":\"value\",\"capabilities\":\"value\"}");
  }

  @Test
  void takesBackWhatItSentWhenALaterRequestFails() {
    collectAll();
    JsonObject nodeBefore = ironic.node(Nodes.UUID);
    JsonObject portBefore = ironic.port(OLD);
    ironic.fails("DELETE /v1/ports/" + ironic.port(SPARE).getString("uuid"), 500, 99);
    assertThatExceptionOfType(IronicException.class)
        .isThrownBy(() -> updater.apply(update, () -> {}));
    assertThat(ironic.node(Nodes.UUID)).isEqualTo(nodeBefore);
    assertThat(ironic.port(OLD)).isEqualTo(portBefore);
    assertThat(ironic.port(NEW)).isNull();
    assertThat(ironic.port(SPARE)).isNotNull();
  }

  @Test
  void takesNothingBackWhenTheLockIsLost() {
    collectAll();
    AtomicInteger requests = new AtomicInteger();
    Runnable guard =
        () -> {
          if (requests.incrementAndGet() > 2) {
            throw new IllegalStateException("the lock is lost");
          }
        };
    assertThatThrownBy(() -> updater.apply(update, guard)).hasMessage("the lock is lost");
    assertThat(ironic.calls()).hasSize(3); // the hooks' look at the ports, the node, the new port
    assertThat(ironic.port(NEW)).isNotNull();
  }

  @Test
  void aWishThatIsWrongDoesNotCostTheOthers() {
    update.createPort(new NewPort(NEW, JsonValue.EMPTY_JSON_OBJECT, true));
    for (String address : List.of(NEW, OLD)) {
      PortChanges port = update.port(address).orElseThrow();
      port.wish(SWITCH, VALUE);
      port.wish("/physical_network", VALUE);
    }
    ironic.finds(".*local_link_connection.*", 400);
    updater.apply(update, () -> {});
    for (String address : List.of(NEW, OLD)) {
      assertThat(ironic.port(address).getString("physical_network")).isEqualTo("value");
      assertThat(ironic.port(address).toString()).doesNotContain("switch_id");
    }
  }

  @Test
  void goesWithoutWhatIsOnlyNiceToHaveIfIronicFindsItWrong() {
    collectAll();
    ironic.finds(".*local_link_connection.*", 400);
    updater.apply(update, () -> {});
    assertThat(ironic.port(NEW).containsKey("local_link_connection")).isFalse();
    assertThat(ironic.port(OLD).getJsonObject("local_link_connection")).isEmpty();
    assertThat(ironic.port(OLD).getBoolean("pxe_enabled")).isFalse();
  }

  @Test
  void aPortWithWishesOnlyMayBeLeftAsItIs() {
    update.port(OLD).orElseThrow().wish(SWITCH, VALUE);
    ironic.fails("PATCH /v1/ports/.*", 400, 99);
    updater.apply(update, () -> {});
    assertThat(ironic.count("PATCH .*")).isEqualTo(1);
  }

  @Test
  void whatIsNotAWishFailsTheUpdate() {
    IronicPort port = update.ports().get(0);
    update.patchPort(port, "replace", "/pxe_enabled", JsonValue.FALSE);
    ironic.fails("PATCH /v1/ports/.*", 400, 99);
    assertThatExceptionOfType(IronicException.class)
        .isThrownBy(() -> updater.apply(update, () -> {}));
  }

  private void collectAll() {
    update.setProperty("cpus", VALUE);
    update.setProperty("capabilities", Json.createValue("earlier"));
    update.setProperty("capabilities", VALUE);
    update.createPort(new NewPort(NEW, JsonValue.EMPTY_JSON_OBJECT, true));
    update.port(NEW).orElseThrow().wish(SWITCH, VALUE);
    IronicPort old = portOf(OLD);
    update.patchPort(old, "replace", "/pxe_enabled", JsonValue.FALSE);
    update.port(OLD.toUpperCase(java.util.Locale.ROOT)).orElseThrow().wish(SWITCH, VALUE);
    update.port(SPARE).orElseThrow().wish(SWITCH, VALUE);
    update.deletePort(portOf(SPARE));
  }

  private IronicPort portOf(String address) {
    return update.ports().stream()
        .filter(port -> port.address().equals(address))
        .findFirst()
        .orElseThrow();
  }
}
