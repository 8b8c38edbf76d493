package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.ironic.TestIronic.Call;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartTest {
  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  @Test
  void asksIronicForTheSameAsUpstream() {
    NodeUuid node = conductor.addSampleNode();
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    List<JsonObject> expected =
        Samples.read("inventory-basic.expected.json")
            .asJsonObject()
            .getJsonArray("ironic_calls_on_start")
            .getValuesAs(JsonObject.class);
    // Upstream reads the node a second time before it sets the boot device.
    assertThat(conductor.ironic.calls())
        .filteredOn(call -> !call.path().equals("/v1/"))
        .extracting(StartTest::described)
        .containsExactlyElementsOf(expected.stream().map(StartTest::described).distinct().toList());
  }

  @Test
  void rememberBmcAndPortsInLowerCase() {
    NodeUuid node = conductor.addSampleNode();
    for (int port = 1; port <= 5; port++) {
      conductor.ironic.addPort(node, "52:54:00:AA:BB:0" + port);
    }
    get(conductor.engine.introspect("sample", true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertThat(conductor.attributes(node))
        .containsEntry("bmc_address", Set.of("10.0.0.5"))
        .containsEntry(
            "mac",
            Set.of(
                "52:54:00:aa:bb:01",
                "52:54:00:aa:bb:02",
                "52:54:00:aa:bb:03",
                "52:54:00:aa:bb:04",
                "52:54:00:aa:bb:05"));
    assertThat(conductor.find(node).manageBoot()).isTrue();
  }

  @Test
  void withoutManagedBootPowerIsLeftAlone() {
    NodeUuid node = conductor.addSampleNode();
    get(conductor.engine.introspect(UUID, false));
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.WAITING);
    assertThat(conductor.find(node).manageBoot()).isFalse();
    assertThat(conductor.ironic.count("PUT .*")).isZero();
    assertThat(conductor.ironic.count("GET .*/validate")).isZero();
  }

  @Test
  void withoutManagedBootTheCallerHearsOfMissingAttributes() {
    NodeUuid node = conductor.ironic.addNode(UUID, JsonValue.EMPTY_JSON_OBJECT);
    ConductorException failure = failure(conductor.engine.introspect(UUID, false));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageStartingWith("No lookup attributes were found");
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error())
        .contains(failure.getMessage());
  }

  @Test
  void withManagedBootMissingAttributesShowInTheRecord() {
    NodeUuid node = conductor.ironic.addNode(UUID, JsonValue.EMPTY_JSON_OBJECT);
    get(conductor.engine.introspect(UUID, true));
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow())
        .startsWith("No lookup attributes were found");
    assertThat(conductor.ironic.count("PUT .*")).isZero();
  }

  @Test
  void anUnknownNodeIsNotFound() {
    ConductorException failure = failure(conductor.engine.introspect("nobody", true));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessage("Node nobody was not found in Ironic");
  }

  @Test
  void aNodeInUseIsRefused() {
    conductor.ironic.addNode(
        UUID, Json.createObjectBuilder().add("provision_state", "active").build());
    ConductorException failure = failure(conductor.engine.introspect(UUID, true));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessageStartingWith(
            "Invalid provision state for introspection: \"active\", valid states are \"['enroll',");
  }

  @Test
  void powerThatCannotBeManagedIsRefused() {
    conductor.ironic.addNode(
        UUID,
        Json.createObjectBuilder()
            .add(
                "validation",
                Json.createObjectBuilder().add("result", false).add("reason", "no password"))
            .build());
    ConductorException failure = failure(conductor.engine.introspect(UUID, true));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "Failed validation of power interface: Validation failed for required interfaces of"
                + " node "
                + UUID
                + ": power (no password)");
  }

  @Test
  void aRunningStartIsNotStartedAgain() {
    NodeUuid node = conductor.addSampleNode();
    conductor.ironic.hangs("PUT .*/states/power");
    get(conductor.engine.introspect(UUID, true));
    ConductorException failure = failure(conductor.engine.introspect(UUID, true));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "Can not transition from state 'starting' on event 'start' (no defined transition)");
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.STARTING);
  }

  @Test
  void aLockedNodeIsAConflict() {
    NodeUuid node = conductor.addSampleNode();
    LockGrant other = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow();
    ConductorException failure = failure(conductor.engine.introspect(UUID, true));
    assertThat(other.isValid()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(failure).hasMessage("Node locked, please, try again later");
  }

  @Test
  void aWaitingNodeIsStartedAgain() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertThat(conductor.ironic.count("PUT .*rebooting.*")).isEqualTo(1);
  }

  @Test
  void aPowerFailureThatPassesIsTriedAgain() {
    NodeUuid node = conductor.addSampleNode();
    conductor.ironic.fails("PUT .*/states/power", 409, 1);
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertThat(conductor.ironic.count("PUT .*rebooting.*")).isEqualTo(2);
  }

  @Test
  void aPowerFailureThatStaysEndsTheRunWithIronicsText() {
    NodeUuid node = conductor.addSampleNode();
    conductor.ironic.fails("PUT .*/states/power", 400, 99);
    get(conductor.engine.introspect(UUID, true));
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow())
        .startsWith(
            "Failed to power on the node, check its power management configuration: Failed to set"
                + " power state for bare metal node %s to rebooting: Client Error for url: %s"
                    .formatted(node, conductor.ironic.url()))
        .endsWith("told to fail");
  }

  @Test
  void persistentBootFollowsTheNodesDriverInfo() {
    NodeUuid node =
        conductor.ironic.addNode(
            UUID,
            Json.createObjectBuilder()
                .add(
                    "driver_info",
                    Json.createObjectBuilder()
                        .add("redfish_address", "https://10.0.0.6:8443/redfish")
                        .add("force_persistent_boot_device", "Always"))
                .build());
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    assertThat(conductor.ironic.count("PUT .*boot_device .*\"persistent\":true.*")).isEqualTo(1);
    assertThat(conductor.attributes(node)).containsEntry("bmc_address", Set.of("10.0.0.6"));
  }

  @Test
  void aSilentIronicIsUnavailableAndNamed() {
    conductor.addSampleNode();
    conductor.ironic.close();
    ConductorException failure = failure(conductor.engine.introspect(UUID, true));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure)
        .hasMessageStartingWith("Ironic at " + conductor.ironic.url() + " does not answer");
  }

  @Test
  void aFailingDatabaseIsUnavailable() {
    conductor.addSampleNode();
    conductor.store.breaks(true);
    ConductorException failure = failure(conductor.engine.introspect(UUID, true));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(conductor.ironic.count("PUT .*")).isZero();
  }

  private static String described(Call call) {
    return call.method() + call.path() + call.version().replace("baremetal", "") + call.body();
  }

  private static String described(JsonObject call) {
    return call.getString("method")
        + call.getString("path")
        + " "
        + call.getString("microversion")
        + call.get("body");
  }
}
