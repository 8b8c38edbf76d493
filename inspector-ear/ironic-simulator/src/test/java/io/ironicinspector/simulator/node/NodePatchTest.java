package io.ironicinspector.simulator.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodePatchTest {
  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @BeforeEach
  void enrol() {
    caller.createNode(
        """
        {"driver": "fake-hardware", "name": "n1", "properties": {"a": 1}, "extra": {"x": [1, 2]}}""");
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Caller.Answer patch(String operations) {
    return caller.patch("/v1/nodes/n1", operations);
  }

  @Test
  void operationsApplyInOrder() {
    Caller.Answer answer =
        patch(
            """
            [{"op": "test", "path": "/properties/a", "value": 1},
             {"op": "add", "path": "/properties/cpus", "value": "16"},
             {"op": "replace", "path": "/properties/a", "value": {"deep": [true]}},
             {"op": "add", "path": "/properties/a/deep/-", "value": false},
             {"op": "add", "path": "/extra/x/0", "value": 0},
             {"op": "remove", "path": "/extra/x/1"}]""");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getJsonObject("properties"))
        .hasToString("{\"a\":{\"deep\":[true,false]},\"cpus\":\"16\"}");
    assertThat(answer.json().getJsonObject("extra")).hasToString("{\"x\":[0,2]}");
    assertThat(answer.json().get("updated_at")).isNotEqualTo(JsonValue.NULL);
  }

  @Test
  void aRemovedRootFieldIsEmptyAgain() {
    JsonObject node =
        patch(
                "[{\"op\": \"remove\", \"path\": \"/extra\"}, {\"op\": \"remove\", \"path\": \"/name\"}]")
            .json();

    assertThat(node.getJsonObject("extra")).isEmpty();
    assertThat(node.get("name")).isEqualTo(JsonValue.NULL);
    assertThat(caller.get("/v1/nodes/n1").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "remove|/properties/none||Couldn't apply patch",
        "replace|/properties/none|1|Couldn't apply patch",
        "add|/properties/q/w|1|Couldn't apply patch",
        "add|/extra/x/9|1|Couldn't apply patch",
        "add|/extra/x/foo|1|Couldn't apply patch",
        "test|/properties/a|2|Couldn't apply patch",
        "add|/extra/z||Couldn't apply patch",
        "add|/bogus|1|Cannot patch /bogus. Only the following can be updated: automated_clean,",
        "add|/provision_state|\"active\"|Cannot patch /provision_state. Only the following",
        "add|/traits|[]|Cannot patch /traits. Only the following",
        "copy|/extra/x|1|Schema error for patch: 'copy' is not one of",
        "add|/extra/a.b|1|Schema error for patch: '/extra/a.b' does not match",
        "add|/properties|\"text\"|Schema error for patch: \"text\" is not of type",
        "add|/driver|\"zzz\"|No valid host was found",
        "remove|/driver||Schema error for patch: 'driver' is a required property",
        "add|/name|\"a b\"|Cannot change name to invalid name 'a b'"
      })
  void aBadOperationChangesNothing(String op, String path, String value, String fault) {
    String end = value == null ? "}]" : ", \"value\": " + value + "}]";
    Caller.Answer answer =
        patch(
            "[{\"op\": \"add\", \"path\": \"/properties/before\", \"value\": 1}, {\"op\": \""
                + op
                + "\", \"path\": \""
                + path
                + "\""
                + end);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.fault()).startsWith(fault);
    assertThat(simulator.nodes().get("n1").getJsonObject("properties")).hasToString("{\"a\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"op\": \"add\"}",
        "[1]",
        "[{\"op\": \"add\"}]",
        "[{\"path\": \"/extra\"}]",
        "nonsense"
      })
  void whatIsNoPatchIsRefused(String body) {
    assertThat(patch(body).status()).isEqualTo(400);
  }

  @Test
  void aNameCanBeTakenOverButNotShared() {
    caller.createNode("{\"driver\": \"ipmi\", \"name\": \"n2\"}");

    assertThat(patch("[{\"op\": \"add\", \"path\": \"/name\", \"value\": \"n2\"}]").status())
        .isEqualTo(409);
    assertThat(patch("[{\"op\": \"add\", \"path\": \"/name\", \"value\": \"n3\"}]").status())
        .isEqualTo(200);
    assertThat(caller.get("/v1/nodes/n1").status()).isEqualTo(404);
    assertThat(caller.get("/v1/nodes/n3").status()).isEqualTo(200);
  }

  @Test
  void aNewDriverResetsTheInterfacesOnRequest() {
    String change = "[{\"op\": \"add\", \"path\": \"/driver\", \"value\": \"ipmi\"}]";

    assertThat(patch(change).json().getString("power_interface")).isEqualTo("fake");
    assertThat(
            caller
                .patch("/v1/nodes/n1?reset_interfaces=True", change)
                .json()
                .getString("power_interface"))
        .isEqualTo("ipmitool");
  }

  @Test
  void resettingInterfacesNeedsANewDriverAndANewVersion() {
    String other = "[{\"op\": \"add\", \"path\": \"/extra/z\", \"value\": 1}]";
    String path = "/v1/nodes/n1?reset_interfaces=True";

    assertThat(caller.patch(path, other).fault()).startsWith("The reset_interfaces parameter");
    assertThat(caller.withVersion("1.44").patch(path, other).status()).isEqualTo(406);
  }

  @ParameterizedTest
  @CsvSource({"inspecting,,409", "deploying,active,409", "inspect wait,manageable,200"})
  void aNodeOnItsWayIsChangedOnlyInSomeStates(String state, String target, int status) {
    String json = target == null ? "null" : "\"" + target + "\"";
    caller.patch(
        "/simulator/nodes/n1",
        "{\"provision_state\": \"%s\", \"target_provision_state\": %s}".formatted(state, json));

    assertThat(patch("[{\"op\": \"add\", \"path\": \"/extra/z\", \"value\": 1}]").status())
        .isEqualTo(status);
  }

  @Test
  void concurrentPatchesAllCount() throws Exception {
    List<CompletableFuture<Caller.Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(
          caller.callLater(
              "PATCH",
              "/v1/nodes/n1",
              "[{\"op\": \"add\", \"path\": \"/extra/k" + i + "\", \"value\": 1}]"));
    }
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

    assertThat(simulator.nodes().get("n1").getJsonObject("extra")).hasSize(51);
  }
}
