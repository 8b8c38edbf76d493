package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.UUID;
import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinueTest {
  private final TestConductor conductor = new TestConductor();

  @AfterEach
  void stop() {
    conductor.close();
  }

  @Test
  void storesTheSameAsUpstreamAndEndsTheRun() {
    NodeUuid node = conductor.waitingSampleNode();
    assertThat(get(conductor.engine.continueIntrospection(Samples.inventory()))).isEqualTo(node);
    Introspection ended = conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(ended.error()).isEmpty();
    assertThat(conductor.attributes(node)).isEmpty();
    assertThat(conductor.data(node, true)).isEqualTo(expectedWithoutLldp());
    assertThat(conductor.data(node, false)).isEqualTo(withoutLogs());
  }

  @Test
  void documentsAreStoredInPythonsFormAsClientsWillSeeThem() {
    NodeUuid node = conductor.waitingSampleNode();
    JsonObject sent = with("site", Json.createArrayBuilder().add("\u00fc").add(1.50).build());
    get(conductor.engine.continueIntrospection(sent));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    String form = "\"site\": [\"\\u00fc\", 1.5]";
    assertThat(conductor.stored(node, false).orElseThrow()).contains(form);
    assertThat(conductor.stored(node, true).orElseThrow()).contains(form);
  }

  @Test
  void aDocumentThatSwellsInTheStoreEndsTheRunInsteadOfTheProcess() {
    NodeUuid node = conductor.waitingSampleNode();
    JsonObject sent = with("site", Json.createValue("\u007f".repeat(6 << 20)));
    String why = "The introspection data takes more than 32 MiB as JSON text";
    assertThat(failure(conductor.engine.continueIntrospection(sent))).hasMessageContaining(why);
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow())
        .contains(why);
    assertThat(conductor.stored(node, false)).isEmpty();
    assertThat(conductor.stored(node, true)).isEmpty();
  }

  @Test
  void aCommitWhoseAnswerIsLostDoesNotEndTheRun() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.store.losesAnswerOf(IntrospectionState.PROCESSING);
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(conductor.awaitState(node, IntrospectionState.FINISHED).error()).isEmpty();
    assertThat(conductor.data(node, false)).isEqualTo(withoutLogs());
  }

  @Test
  void aNodeThatTheCallerNamesNeedsNoAddressInCommon() {
    NodeUuid node = conductor.waitingSampleNode();
    JsonObject inventory =
        Json.createPatchBuilder()
            .replace("/inventory/bmc_address", "10.9.9.9")
            .build()
            .apply(Samples.inventory());
    assertThat(failure(conductor.engine.continueIntrospection(inventory)).getMessage())
        .contains("Could not find a node");
    assertThat(get(conductor.engine.continueIntrospection(inventory, node))).isEqualTo(node);
    conductor.awaitState(node, IntrospectionState.FINISHED);
  }

  @Test
  void dataOfAnotherMachineThanTheNamedOneIsRefused() {
    NodeUuid node = conductor.waitingSampleNode();
    NodeUuid other = NodeUuid.parse("22222222-2222-4222-8222-222222222222");
    ConductorException refused =
        failure(conductor.engine.continueIntrospection(Samples.inventory(), other));
    assertThat(refused.kind()).isEqualTo(Kind.INVALID);
    assertThat(refused).hasMessageContaining("of another machine than node " + other);
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.WAITING);
  }

  @Test
  void updatesIronicInOneRequestForEachResource() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(conductor.ironic.node(node).getJsonObject("properties").toString())
        .isEqualTo(
            "{\"local_gb\":\"446\",\"cpus\":\"16\",\"cpu_arch\":\"x86_64\","
                + "\"memory_mb\":\"65536\",\"capabilities\":"
                + "\"cpu_vt:true,cpu_aes:true,cpu_hugepages:true,cpu_hugepages_1g:true\"}");
    assertThat(conductor.ironic.count("PATCH /v1/nodes/.*")).isEqualTo(1);
    String port =
        "{\"extra\":{},\"address\":\"52:54:00:aa:bb:01\",\"pxe_enabled\":true,\"node_uuid\":\""
            + UUID
            + "\"}";
    assertThat(conductor.ironic.calls())
        .extracting(Object::toString)
        .contains("POST /v1/ports " + port);
    assertThat(conductor.ironic.count("PUT .*power off.*")).isEqualTo(1);
  }

  @Test
  void whatTheRamdiskReportsEndsTheRunWithThatText() {
    NodeUuid node = conductor.waitingSampleNode();
    ConductorException failure =
        failure(
            conductor.engine.continueIntrospection(
                with("error", Json.createValue("no disk found"))));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "The following failures happened during running pre-processing hooks:\n"
                + "Preprocessing hook ramdisk_error: Ramdisk reported error: no disk found");
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error())
        .contains("Preprocessing hook ramdisk_error: Ramdisk reported error: no disk found");
  }

  @ParameterizedTest
  @CsvSource({
    "inventory, 5, inventory must be an object",
    "inventory.interfaces, '\"x\"', inventory.interfaces must be an array",
    "inventory.interfaces.1.name, 7, inventory.interfaces[1].name must be a string",
    "inventory.interfaces.1.mac_address, {}, inventory.interfaces[1].mac_address must be a string",
    "inventory.interfaces.0.ipv4_address, [], inventory.interfaces[0].ipv4_address must be a"
        + " string",
    "inventory.interfaces.0.client_id, 1, inventory.interfaces[0].client_id must be a string",
    "inventory.interfaces.2, 1, inventory.interfaces[2] must be an object",
    "inventory.bmc_address, [], inventory.bmc_address must be a string",
    "boot_interface, [], boot_interface must be a string",
    "root_disk, 7, root_disk must be an object",
    "root_disk.size, '\"big\"', root_disk.size must be a number",
    "root_disk.size, 1e999999999, root_disk.size must be a number of reasonable size",
    "root_disk.size, -5, root_disk.size must be a size in bytes",
  })
  void aWrongTypeIsNamedToTheRamdiskAndInTheRecord(String path, String json, String message) {
    NodeUuid node = conductor.addSampleNode();
    conductor.ironic.addPort(node, "52:54:00:aa:bb:01");
    conductor.ironic.addPort(node, "52:54:00:aa:bb:02");
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    JsonObject posted = Samples.changed(Samples.inventory(), Map.of(path, value(json)));
    ConductorException failure = failure(conductor.engine.continueIntrospection(posted));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining(message);
    if (!path.equals("inventory") && !path.equals("inventory.interfaces")) {
      assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow())
          .contains(message);
    }
  }

  @Test
  void anEmptyDocumentIsRefusedWithUpstreamsTexts() {
    ConductorException failure =
        failure(conductor.engine.continueIntrospection(JsonValue.EMPTY_JSON_OBJECT));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "The following failures happened during running pre-processing hooks:\n"
                + "Preprocessing hook validate_interfaces: Hardware inventory is empty or missing\n"
                + "Look up error: Could not find a node for attributes"
                + " {'bmc_address': [], 'mac': []}");
  }

  @Test
  void twoNodesThatMatchEquallyAreAmbiguous() {
    NodeUuid byBmc = conductor.waitingSampleNode();
    String other = "22222222-2222-4222-8222-222222222222";
    NodeUuid byMac = conductor.ironic.addNode(other, JsonValue.EMPTY_JSON_OBJECT);
    conductor.ironic.addPort(byMac, "52:54:00:aa:bb:02");
    get(conductor.engine.introspect(other, true));
    conductor.awaitState(byMac, IntrospectionState.WAITING);
    ConductorException failure =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessageEndingWith(
            "Look up error: Multiple nodes match the same number of attributes {'bmc_address':"
                + " ['10.0.0.5'], 'mac': ['52:54:00:aa:bb:01', '52:54:00:aa:bb:02',"
                + " '7c:fe:90:29:26:52']}: ['"
                + UUID
                + "', '"
                + other
                + "']");
    assertThat(conductor.find(byBmc).state()).isEqualTo(IntrospectionState.WAITING);
    assertThat(conductor.find(byMac).state()).isEqualTo(IntrospectionState.WAITING);
  }

  @Test
  void moreMatchesWin() {
    NodeUuid byBmc = conductor.waitingSampleNode();
    String other = "22222222-2222-4222-8222-222222222222";
    NodeUuid byMac = conductor.ironic.addNode(other, JsonValue.EMPTY_JSON_OBJECT);
    conductor.ironic.addPort(byMac, "52:54:00:aa:bb:02");
    conductor.ironic.addPort(byMac, "52:54:00:aa:bb:01");
    get(conductor.engine.introspect(other, true));
    conductor.awaitState(byMac, IntrospectionState.WAITING);
    assertThat(get(conductor.engine.continueIntrospection(Samples.inventory()))).isEqualTo(byMac);
    conductor.awaitState(byMac, IntrospectionState.FINISHED);
    assertThat(conductor.find(byBmc).state()).isEqualTo(IntrospectionState.WAITING);
  }

  @Test
  void aLateCallbackIsToldThatTheRunIsOver() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    ConductorException failure =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessageEndingWith(
            "Look up error: Introspection for node "
                + UUID
                + " already finished on 2026-11-22 07:39:00.000000");
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.FINISHED);
  }

  @Test
  void aLateCallbackIsToldWhatTheRunEndedWith() {
    NodeUuid node = conductor.waitingSampleNode();
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    get(conductor.engine.abort(UUID));
    String error = conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow();
    assertThat(failure(conductor.engine.continueIntrospection(Samples.inventory())))
        .hasMessageEndingWith(" with error: " + error);
  }

  @Test
  void aLockedNodeIsAConflictSoThatTheRamdiskTriesAgain() {
    NodeUuid node = conductor.waitingSampleNode();
    try (LockGrant other = conductor.coordination.tryLock(node, Duration.ZERO).orElseThrow()) {
      ConductorException failure =
          failure(conductor.engine.continueIntrospection(Samples.inventory()));
      assertThat(failure.kind()).isEqualTo(Kind.CONFLICT);
      assertThat(other.isValid()).isTrue();
    }
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
  }

  @Test
  void aSilentIronicLeavesTheRunAsItWasSoThatTheRamdiskTriesAgain() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.fails("GET /v1/nodes/.*", 503, 1);
    ConductorException failure =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(conductor.find(node).state()).isEqualTo(IntrospectionState.WAITING);
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
  }

  @Test
  void aNodeThatIsGoneFromIronicEndsTheRun() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.removeNode(node);
    ConductorException failure =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error())
        .contains("Node " + UUID + " was not found in Ironic");
  }

  @Test
  void anUpdateThatIronicRefusesEndsTheRunForGood() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.fails("PATCH /v1/nodes/.*", 409, 99);
    ConductorException failure =
        failure(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error())
        .contains(failure.getMessage());
    assertThat(conductor.ironic.count("POST .*")).isZero();
  }

  @Test
  void powerThatStaysOnIsAnErrorOfTheRun() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.fails("PUT .*", 400, 99);
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(conductor.awaitState(node, IntrospectionState.ERROR).error().orElseThrow())
        .startsWith(
            "Failed to power off node " + UUID + ", check its power management configuration: ");
  }

  @Test
  void powerOfANodeInEnrollMayStayOn() {
    NodeUuid node = conductor.waitingSampleNode();
    conductor.ironic.addNode(
        UUID, Json.createObjectBuilder().add("provision_state", "enroll").build());
    conductor.ironic.fails("PUT .*", 400, 99);
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    assertThat(conductor.awaitState(node, IntrospectionState.FINISHED).error()).isEmpty();
  }

  @Test
  void anUnmanagedMachineStaysOn() {
    NodeUuid node = conductor.addSampleNode();
    get(conductor.engine.introspect(UUID, false));
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(conductor.ironic.count("PUT .*")).isZero();
  }

  @Test
  void aPrefixLengthDoesNotHideTheBmc() {
    NodeUuid node =
        conductor.ironic.addNode(
            UUID,
            Json.createObjectBuilder()
                .add(
                    "driver_info",
                    Json.createObjectBuilder().add("ipmi_address", "2001:db8:0:0::5"))
                .build());
    get(conductor.engine.introspect(UUID, true));
    conductor.awaitState(node, IntrospectionState.WAITING);
    JsonObject posted =
        Samples.changed(
            Samples.inventory(),
            Map.of("inventory.bmc_v6address", Json.createValue("2001:DB8::5/64")));
    assertThat(get(conductor.engine.continueIntrospection(posted))).isEqualTo(node);
    conductor.awaitState(node, IntrospectionState.FINISHED);
  }

  @Test
  void aPortOfAnotherNodeDoesNotEndTheRun() {
    NodeUuid node = conductor.waitingSampleNode();
    NodeUuid other =
        conductor.ironic.addNode(
            "22222222-2222-4222-8222-222222222222", JsonValue.EMPTY_JSON_OBJECT);
    conductor.ironic.addPort(other, "52:54:00:aa:bb:01");
    get(conductor.engine.continueIntrospection(Samples.inventory()));
    conductor.awaitState(node, IntrospectionState.FINISHED);
    assertThat(conductor.ironic.count("POST /v1/ports.*")).isEqualTo(1);
  }

  private static JsonObject expectedWithoutLldp() {
    JsonObject expected =
        Samples.read("inventory-basic.expected.json")
            .asJsonObject()
            .getJsonObject("processed_data");
    JsonPatch patch =
        Json.createPatchBuilder()
            .remove("/all_interfaces/eno1/lldp_processed")
            .remove("/interfaces/eno1/lldp_processed")
            .build();
    return patch.apply(expected);
  }

  private static JsonObject withoutLogs() {
    return Json.createObjectBuilder(Samples.inventory()).remove("logs").build();
  }

  private static JsonObject with(String name, JsonValue value) {
    return Json.createObjectBuilder(Samples.inventory()).add(name, value).build();
  }

  private static JsonValue value(String json) {
    try (var reader = Json.createReader(new java.io.StringReader("[" + json + "]"))) {
      return reader.readArray().get(0);
    }
  }
}
