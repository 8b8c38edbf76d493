package io.ironicinspector.simulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateResourceTest {
  private static final String STATE =
      """
      {"nodes": [{"driver": "ipmi", "name": "n1", "provision_state": "manageable",
                  "uuid": "11111111-1111-4111-8111-111111111111",
                  "driver_info": {"ipmi_password": "secret"}}],
       "ports": [{"address": "52:54:00:AA:BB:01",
                  "node_uuid": "11111111-1111-4111-8111-111111111111"}]}""";

  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @BeforeEach
  void enrol() {
    caller.createNode("{\"driver\": \"fake-hardware\", \"name\": \"old\"}");
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aNewStateReplacesTheOldOne() {
    assertThat(caller.put("/simulator/state", STATE).status()).isEqualTo(200);

    assertThat(caller.get("/v1/nodes/old").status()).isEqualTo(404);
    assertThat(caller.get("/v1/nodes/n1").json().getString("provision_state"))
        .isEqualTo("manageable");
    assertThat(caller.get("/v1/ports?address=52:54:00:aa:bb:01").json().getJsonArray("ports"))
        .hasSize(1);
    assertThat(caller.delete("/v1/nodes/n1").status()).isEqualTo(204);
    assertThat(simulator.ports().list()).isEmpty();
  }

  @Test
  void whatIsReadCanBePutBackUnchanged() {
    caller.put("/simulator/state", STATE);
    caller.put("/v1/nodes/n1/management/boot_device", "{\"boot_device\": \"pxe\"}");
    caller.put("/v1/nodes/n1/traits/CUSTOM_A", "");
    String before = caller.get("/simulator/state").text();

    caller.put("/simulator/state", before);

    assertThat(caller.get("/simulator/state").text()).isEqualTo(before).contains("secret");
    assertThat(caller.get("/v1/nodes/n1/management/boot_device").text()).contains("pxe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"nodes\": [{\"driver\": \"ipmi\"}, {\"name\": \"x\"}]}",
        "{\"nodes\": {}}",
        "{\"nodes\": [1]}",
        "{\"node\": []}",
        "{\"ports\": [{\"address\": \"52:54:00:aa:bb:01\", \"node_uuid\": \"11111111-1111-4111-8111-111111111111\"}]}",
        "[]",
        "{"
      })
  void aBadStateChangesNothing(String state) {
    assertThat(caller.put("/simulator/state", state).status()).isEqualTo(400);
    assertThat(caller.get("/v1/nodes/old").status()).isEqualTo(200);
  }

  @Test
  void anyFieldOfANodeCanBeSet() {
    String body = "{\"provision_state\": \"active\", \"power_state\": \"power on\"}";
    assertThat(caller.patch("/simulator/nodes/old", body).status()).isEqualTo(200);

    assertThat(caller.get("/v1/nodes/old").json().getString("provision_state")).isEqualTo("active");
    assertThat(caller.patch("/simulator/nodes/old", "{\"bogus\": 1}").status()).isEqualTo(400);
    assertThat(caller.patch("/simulator/nodes/none", "{}").status()).isEqualTo(404);
  }
}
