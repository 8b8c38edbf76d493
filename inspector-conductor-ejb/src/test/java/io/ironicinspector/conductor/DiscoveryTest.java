package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.coordination.TestCoordination;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ramdisks that no introspection waits for. */
class DiscoveryTest {
  private static final String OTHER = "22222222-2222-4222-8222-222222222222";
  private static final String MAC = "52:54:00:aa:bb:01";
  private static final String PREFIX =
      "The following failures happened during running pre-processing hooks:\nLook up error: ";

  private TestConductor conductor;

  @AfterEach
  void stop() {
    conductor.close();
  }

  private void conductor(Map<String, String> settings) {
    conductor = new TestConductor(settings);
  }

  private void enrolling() {
    conductor(
        Map.of(
            "processing.node_not_found_hook", "enroll",
            "discovery.enroll_node_driver", "ipmi",
            "discovery.enroll_node_fields", "owner:site-b"));
  }

  private NodeUuid addNode(String uuid, String state) {
    return conductor.ironic.addNode(
        uuid,
        Json.createObjectBuilder()
            .add("provision_state", state)
            .add("driver_info", Json.createObjectBuilder().add("ipmi_address", "10.0.0.5"))
            .build());
  }

  @Test
  void anUnknownMachineBecomesANodeThatIsIntrospected() {
    enrolling();
    NodeUuid node = get(conductor.engine.continueIntrospection(Samples.inventory()));
    Introspection run = conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(run.manageBoot()).isTrue();
    JsonObject made = conductor.ironic.node(node);
    assertThat(made.getString("driver")).isEqualTo("ipmi");
    assertThat(made.getString("owner")).isEqualTo("site-b");
    assertThat(made.getJsonObject("driver_info").keySet()).containsExactly("ipmi_address");
    assertThat(conductor.data(node, true).getBoolean("auto_discovered")).isTrue();
    assertThat(conductor.data(node, false)).doesNotContainKey("auto_discovered");
    assertThat(conductor.ironic.count("POST /v1/ports .*" + MAC + ".*")).isEqualTo(1);
  }

  @Test
  void aMachineWhoseMacIsKnownIsNotEnrolledAgain() {
    enrolling();
    conductor.ironic.addPort(addNode(OTHER, "manageable"), MAC);
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(refused)
        .hasMessageStartingWith(
            PREFIX + "Node not found hook failed: Port " + MAC + " already exists, uuid: ");
    assertThat(conductor.ironic.count("POST .*")).isZero();
  }

  @Test
  void aMachineWhoseBmcIsKnownIsNotEnrolledAgain() {
    enrolling();
    String bmc = Samples.inventory().getJsonObject("inventory").getString("bmc_address");
    conductor.ironic.addNode(
        OTHER,
        Json.createObjectBuilder()
            .add("driver_info", Json.createObjectBuilder().add("ipmi_address", bmc))
            .build());
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(refused)
        .hasMessage(
            PREFIX
                + "Node not found hook failed: Node %s already has BMC address %s"
                    .formatted(OTHER, bmc));
  }

  @Test
  void twoRamdisksOfOneMachineMakeOneNode() {
    enrolling();
    NodeUuid lock = TestCoordination.asNode(new LockName("discovery." + MAC));
    try (LockGrant first = conductor.coordination.tryLock(lock, Duration.ZERO).orElseThrow()) {
      ConductorException later =
          failure(conductor.engine.continueIntrospection(Samples.inventory()));
      assertThat(first.isValid()).isTrue();
      assertThat(later.kind()).isEqualTo(Kind.CONFLICT);
    }
    assertThat(conductor.ironic.count("POST .*")).isZero();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(conductor.coordination.isHeld(lock)).isFalse();
  }

  @Test
  void whatTheFirstHooksRefuseIsNotEnrolled() {
    enrolling();
    JsonObject broken =
        Json.createObjectBuilder(Samples.inventory()).add("error", "no disk").build();
    ConductorException refused = failure(conductor.engine.continueIntrospection(broken));
    assertThat(refused).hasMessageContaining("Ramdisk reported error: no disk");
    assertThat(refused).hasMessageContaining("Could not find a node for attributes");
    assertThat(conductor.ironic.count("POST .*")).isZero();
  }

  @Test
  void aRefusalOfIronicIsToldToTheRamdisk() {
    enrolling();
    conductor.ironic.fails("POST /v1/nodes", 400, 1);
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    assertThat(refused).hasMessageContaining("Ironic did not take the node");
  }

  @Test
  void aNodeInUseIsProcessedAndKeepsItsPower() {
    conductor(Map.of("processing.permit_active_introspection", "true"));
    conductor.ironic.addPort(addNode(OTHER, "active"), MAC);
    NodeUuid node = get(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(node).hasToString(OTHER);
    Introspection run = conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(run.manageBoot()).isFalse();
    assertThat(conductor.ironic.count("PUT .*")).isZero();
    // Once more: nobody starts the runs of a node in use.
    assertThat(get(conductor.engine.continueIntrospection(Samples.inventory()))).isEqualTo(node);
  }

  @Test
  void aNodeThatIsNotInUseMustBeAskedFor() {
    conductor(Map.of("processing.permit_active_introspection", "true"));
    conductor.ironic.addPort(addNode(OTHER, "manageable"), MAC);
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(refused)
        .hasMessage(
            PREFIX + "Node %s is not active, its provision state is manageable".formatted(OTHER));
  }

  @Test
  void withoutPermissionANodeInUseIsNotEvenLookedFor() {
    conductor(Map.of());
    conductor.ironic.addPort(addNode(OTHER, "active"), MAC);
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(refused).hasMessageStartingWith(PREFIX + "Could not find a node for attributes");
    assertThat(conductor.ironic.count("GET /v1/nodes.*")).isZero();
  }
}
