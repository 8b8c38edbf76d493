package io.ironicinspector.simulator.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import io.ironicinspector.simulator.SimulatorSettings;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeStatesTest {
  private static final String NODE = "{\"driver\": \"fake-hardware\", \"name\": \"n1\"}";
  private IronicSimulator simulator;
  private Caller caller;

  private void start(SimulatorSettings settings) {
    simulator = IronicSimulator.start(settings);
    caller = new Caller(simulator);
    caller.createNode(NODE);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private JsonObject node() {
    return simulator.nodes().get("n1");
  }

  private Caller.Answer power(String target) {
    return caller.put("/v1/nodes/n1/states/power", "{\"target\": \"" + target + "\"}");
  }

  private Caller.Answer provision(String target) {
    return caller.put("/v1/nodes/n1/states/provision", "{\"target\": \"" + target + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "power on,power on",
    "power off,power off",
    "rebooting,power on",
    "soft power off,power off",
    "soft rebooting,power on"
  })
  void aPowerActionIsAcceptedAndDone(String target, String result) {
    start(SimulatorSettings.onPort(0));

    Caller.Answer answer = power(target);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.header("Location")).contains(simulator.uri() + "/v1/nodes/n1/states");
    assertThat(node().getString("power_state")).isEqualTo(result);
    assertThat(node().get("target_power_state")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void aDelayedPowerActionShowsItsTargetFirst() {
    start(SimulatorSettings.onPort(0).withPowerDelay(Duration.ofMillis(500)));

    power("rebooting");

    JsonObject states = caller.get("/v1/nodes/n1/states").json();
    assertThat(states.getString("target_power_state")).isEqualTo("power on");
    assertThat(states.get("power_state")).isEqualTo(JsonValue.NULL);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(node().get("target_power_state")).isEqualTo(JsonValue.NULL);
              assertThat(node().getString("power_state")).isEqualTo("power on");
            });
  }

  @Test
  void theLastPowerActionWins() {
    start(SimulatorSettings.onPort(0).withPowerDelay(Duration.ofMillis(300)));

    power("rebooting");
    power("power off");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> node().get("target_power_state") == JsonValue.NULL);
    assertThat(node().getString("power_state")).isEqualTo("power off");
  }

  @Test
  void badPowerCallsAreRefused() {
    start(SimulatorSettings.onPort(0));

    assertThat(power("bogus").fault())
        .isEqualTo(
            "The requested action \"bogus\" can not be performed on node \"n1\" while it is in"
                + " state \"None\".");
    assertThat(caller.put("/v1/nodes/n1/states/power", "{}").fault())
        .isEqualTo("Missing mandatory parameter: target");
    assertThat(caller.put("/v1/nodes/none/states/power", "{\"target\": \"power on\"}").status())
        .isEqualTo(404);
    assertThat(
            caller
                .withVersion("1.26")
                .put("/v1/nodes/n1/states/power", "{\"target\": \"soft power off\"}")
                .status())
        .isEqualTo(406);
  }

  @Test
  void aNodeWalksFromEnrollToActiveAndBack() {
    start(SimulatorSettings.onPort(0));

    String[][] steps = {
      {"manage", "manageable"},
      {"inspect", "manageable"},
      {"provide", "available"},
      {"active", "active"},
      {"rescue", "rescue"},
      {"unrescue", "active"},
      {"deleted", "available"},
      {"manage", "manageable"}
    };
    for (String[] step : steps) {
      assertThat(provision(step[0]).status()).as(step[0]).isEqualTo(202);
      assertThat(node().getString("provision_state")).isEqualTo(step[1]);
    }
  }

  @Test
  void aDelayedVerbPassesThroughTheStateOnTheWay() {
    start(SimulatorSettings.onPort(0).withProvisionDelay(Duration.ofMillis(500)));

    provision("manage");

    assertThat(node().getString("provision_state")).isEqualTo("verifying");
    assertThat(node().getString("target_provision_state")).isEqualTo("manageable");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> node().getString("provision_state").equals("manageable"));
    assertThat(node().get("target_provision_state")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void aVerbThatDoesNotFitTheStateIsRefused() {
    start(SimulatorSettings.onPort(0));

    assertThat(provision("provide").status()).isEqualTo(400);
    assertThat(provision("bogus").fault()).contains("while it is in state \"enroll\"");
    assertThat(
            caller
                .withVersion("1.3")
                .put(
                    "/v1/nodes/" + node().getString("uuid") + "/states/provision",
                    "{\"target\": \"manage\"}")
                .status())
        .isEqualTo(406);
  }

  @Test
  void newNodesCanBeginElsewhere() {
    start(SimulatorSettings.onPort(0).withFirstProvisionState("manageable"));

    assertThat(node().getString("provision_state")).isEqualTo("manageable");
  }
}
