package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.failure;
import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run with more than the default hooks stores, and sends to Ironic. */
class HooksInARunTest {
  private static final String MAC = "52:54:00:aa:bb:01";

  @Test
  void storesTheSameAsUpstreamWithTheHooksForLldp() {
    try (TestConductor conductor = conductor("$default_processing_hooks,lldp_basic,example")) {
      NodeUuid node = conductor.waitingSampleNode();
      get(conductor.engine.continueIntrospection(Samples.inventory()));
      conductor.awaitState(node, IntrospectionState.FINISHED);
      assertThat(conductor.data(node, true))
          .isEqualTo(
              Samples.read("inventory-basic.expected.json")
                  .asJsonObject()
                  .getJsonObject("processed_data"));
    }
  }

  @Test
  void aNewPortIsMadeWithEverythingThatIsKnownOfIt() {
    try (TestConductor conductor =
        new TestConductor(
            Map.of(
                "processing.processing_hooks",
                "$default_processing_hooks,lldp_basic,local_link_connection,physnet_cidr_map",
                "port_physnet.cidr_map",
                "192.0.2.0/24:net"))) {
      NodeUuid node = conductor.waitingSampleNode();
      get(conductor.engine.continueIntrospection(Samples.inventory()));
      conductor.awaitState(node, IntrospectionState.FINISHED);
      assertThat(conductor.ironic.count("(PATCH|POST) /v1/ports.*")).isEqualTo(1);
      assertThat(conductor.ironic.port(MAC).getJsonObject("local_link_connection"))
          .hasToString("{\"switch_id\":\"11:22:33:aa:bb:cc\",\"port_id\":\"Ethernet1/1\"}");
      assertThat(conductor.ironic.port(MAC).getString("physical_network")).isEqualTo("net");
    }
  }

  @Test
  void anUpperCaseMacIsTheSamePort() {
    try (TestConductor conductor =
        conductor("$default_processing_hooks,lldp_basic,local_link_connection")) {
      NodeUuid node = conductor.addSampleNode();
      conductor.ironic.addPort(node, MAC);
      get(conductor.engine.introspect(node.toString(), true));
      conductor.awaitState(node, IntrospectionState.WAITING);
      get(
          conductor.engine.continueIntrospection(
              Samples.changed(
                  Samples.inventory(),
                  Map.of(
                      "inventory.interfaces.0.mac_address",
                      Json.createValue("52:54:00:AA:BB:01")))));
      conductor.awaitState(node, IntrospectionState.FINISHED);
      assertThat(conductor.ironic.port(MAC).getJsonObject("local_link_connection")).hasSize(2);
    }
  }

  @Test
  void aFailureInALaterHookLeavesIronicAsItWas() {
    try (TestConductor conductor =
        conductor("validate_interfaces,scheduler,capabilities,root_disk_selection")) {
      NodeUuid node = conductor.waitingSampleNode();
      JsonObject before = conductor.ironic.node(node);
      JsonObject posted =
          Samples.changed(Samples.inventory(), Map.of("root_disk.size", Json.createValue("big")));
      assertThat(failure(conductor.engine.continueIntrospection(posted)).kind())
          .isEqualTo(Kind.INVALID);
      conductor.awaitState(node, IntrospectionState.ERROR);
      assertThat(conductor.ironic.node(node)).isEqualTo(before);
      assertThat(conductor.ironic.count("(PATCH|POST|DELETE) .*")).isZero();
    }
  }

  @Test
  void aFailureInIronicLeavesItAsItWas() {
    try (TestConductor conductor = conductor("$default_processing_hooks")) {
      NodeUuid node = conductor.waitingSampleNode();
      JsonObject before = conductor.ironic.node(node);
      conductor.ironic.fails("POST /v1/ports", 500, 99);
      failure(conductor.engine.continueIntrospection(Samples.inventory()));
      conductor.awaitState(node, IntrospectionState.ERROR);
      assertThat(conductor.ironic.node(node)).isEqualTo(before);
    }
  }

  @Test
  void whatOnlyEnrichesANodeDoesNotFailItsRun() {
    try (TestConductor conductor =
        new TestConductor(
            Map.of(
                "processing.processing_hooks",
                "$default_processing_hooks,lldp_basic,local_link_connection,extra_hardware,"
                    + "raid_device,accelerators",
                "pci_devices.alias",
                "{\"vendor_id\": \"1\", \"product_id\": \"2\", \"name\": \"x\"}"))) {
      NodeUuid node = conductor.waitingSampleNode();
      Map<String, JsonValue> changes =
          Map.of(
              "pci_devices", Json.createValue("none"),
              "data", Json.createValue(5),
              "inventory.interfaces.0.lldp.0.1", Json.createValue("zz"),
              "inventory.interfaces.1.mac_address", Json.createValue("zz"),
              "inventory.cpu.flags", Json.createValue("vmx"));
      get(conductor.engine.continueIntrospection(Samples.changed(Samples.inventory(), changes)));
      assertThat(conductor.awaitState(node, IntrospectionState.FINISHED).error()).isEmpty();
      assertThat(conductor.ironic.port(MAC).getJsonObject("local_link_connection"))
          .hasToString("{\"port_id\":\"Ethernet1/1\"}");
    }
  }

  private static TestConductor conductor(String hooks) {
    return new TestConductor(Map.of("processing.processing_hooks", hooks));
  }
}
