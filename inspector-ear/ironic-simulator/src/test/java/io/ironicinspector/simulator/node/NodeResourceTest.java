package io.ironicinspector.simulator.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeResourceTest {
  private static final String UUID = "11111111-1111-4111-8111-111111111111";
  private static final String FULL =
      """
      {"driver": "ipmi", "name": "n1", "uuid": "%s", "properties": {"a": 1}, "extra": {"x": [1]},
       "driver_info": {"ipmi_address": "10.0.0.5", "ipmi_password": "secret"}}"""
          .formatted(UUID);

  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aNewNodeIsEnrolledAndCompleteAndHidesItsPassword() {
    Caller.Answer answer = caller.post("/v1/nodes", FULL);

    JsonObject node = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(simulator.uri() + "/v1/nodes/" + UUID);
    assertThat(node.getString("provision_state")).isEqualTo("enroll");
    assertThat(node.get("power_state")).isEqualTo(JsonValue.NULL);
    assertThat(node.getJsonObject("driver_info").getString("ipmi_password")).isEqualTo("******");
    assertThat(node.getString("power_interface")).isEqualTo("ipmitool");
    assertThat(node).containsKeys("instance_info", "traits", "links", "ports", "states");
    assertThat(node).doesNotContainKey("boot_device");
    assertThat(simulator.nodes().get("n1").getJsonObject("driver_info").getString("ipmi_password"))
        .isEqualTo("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"n\"}|400|Schema error for node: 'driver' is a required property",
        "{\"driver\": \"none\"}|400|No valid host was found. Reason: No conductor service",
        "{\"driver\": \"ipmi\", \"foo\": 1}|400|Schema error for node: Additional properties",
        "{\"driver\": \"ipmi\", \"provision_state\": \"active\"}|400|Schema error for node: Additional",
        "{\"driver\": \"ipmi\", \"uuid\": \"x\"}|400|Expected UUID for uuid: x",
        "{\"driver\": \"ipmi\", \"name\": \"a b\"}|400|Cannot create node with invalid name 'a b'",
        "{\"driver\": \"ipmi\", \"properties\": 1}|400|Schema error for node: 1 is not of type",
        "{\"driver\": \"ipmi\", \"name\": \"n1\"}|409|A node with name n1 already exists.",
        "{\"driver\": \"ipmi\", \"uuid\": \""
            + UUID
            + "\"}|409|A node with UUID "
            + UUID
            + " already",
        "{\"driver\":|400|Invalid JSON",
        "[]|400|Schema error for node: [] is not of type 'object'"
      })
  void aBadNodeIsRefusedAndNotKept(String body, int status, String fault) {
    caller.createNode(FULL);

    Caller.Answer answer = caller.post("/v1/nodes", body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fault()).startsWith(fault);
    assertThat(simulator.nodes().list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n1", UUID})
  void aNodeIsFoundByNameAndUuid(String ident) {
    caller.createNode(FULL);

    JsonObject brief = caller.get("/v1/nodes/" + ident + "?fields=uuid,provision_state").json();

    assertThat(caller.get("/v1/nodes/" + ident).json().getString("uuid")).isEqualTo(UUID);
    assertThat(brief.keySet()).containsExactlyInAnyOrder("uuid", "provision_state", "links");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/nodes/none,404,Node none could not be found.",
    "/v1/nodes/a%20b,400,Expected UUID or name for node: a b",
    "/v1/nodes/n1?fields=bogus,400,Field bogus is not a valid field.",
    "/v1/nodes?limit=0,400,Limit must be positive",
    "/v1/nodes?limit=x,400,Expected an integer for limit: x",
    "/v1/nodes?bogus=1,400,Unexpected arguments: bogus",
    "/v1/nodes?fields=uuid&detail=true,400,Can not specify ?detail=True and fields",
    "/v1/nodes?marker=22222222-2222-4222-8222-222222222222,404,Node 22222222"
  })
  void badReadsAreRefused(String path, int status, String fault) {
    caller.createNode(FULL);

    Caller.Answer answer = caller.get(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fault()).startsWith(fault);
  }

  @Test
  void anOldClientSeesNoNamesAndFindsNone() {
    caller.createNode(FULL);
    Caller old = caller.withVersion("");

    assertThat(old.get("/v1/nodes/" + UUID).json()).doesNotContainKeys("name", "traits");
    assertThat(old.get("/v1/nodes").json().getJsonArray("nodes").getJsonObject(0))
        .doesNotContainKey("name");
    assertThat(old.get("/v1/nodes/n1").status()).isEqualTo(404);
    assertThat(old.get("/v1/nodes?fields=uuid").status()).isEqualTo(406);
  }

  @Test
  void pagesLinkToTheNextUntilAnEmptyOne() {
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      created.add(caller.createNode("{\"driver\": \"fake-hardware\"}"));
    }

    List<String> seen = new ArrayList<>();
    String path = "/v1/nodes?limit=2&fields=uuid&driver=fake-hardware";
    while (!path.isEmpty()) {
      JsonObject page = caller.get(path).json();
      page.getJsonArray("nodes")
          .getValuesAs(JsonObject.class)
          .forEach(node -> seen.add(node.getString("uuid")));
      path = page.getString("next", "").replace(simulator.uri().toString(), "");
    }

    assertThat(seen).containsExactlyElementsOf(created);
  }

  @Test
  void listsAreBriefDetailedOrFiltered() {
    caller.createNode(FULL);
    caller.createNode("{\"driver\": \"redfish\", \"maintenance\": true}");

    assertThat(first("/v1/nodes").keySet())
        .containsExactlyInAnyOrder(
            "uuid",
            "instance_uuid",
            "maintenance",
            "power_state",
            "provision_state",
            "name",
            "links");
    assertThat(first("/v1/nodes/detail")).containsKeys("driver_info", "properties");
    assertThat(first("/v1/nodes?detail=True")).containsKeys("driver_info", "properties");
    assertThat(first("/v1/nodes?fields=uuid,driver_info").keySet())
        .containsExactlyInAnyOrder("uuid", "driver_info", "links");
    assertThat(first("/v1/nodes?maintenance=true&fields=driver").getString("driver"))
        .isEqualTo("redfish");
    assertThat(caller.get("/v1/nodes?provision_state=active").json().getJsonArray("nodes"))
        .isEmpty();
  }

  private JsonObject first(String path) {
    return caller.get(path).json().getJsonArray("nodes").getJsonObject(0);
  }

  @Test
  void aDeletedNodeIsGoneWithItsPorts() {
    caller.createNode(FULL);
    simulator
        .ports()
        .add(JsonText.object().add("node_uuid", UUID).add("address", "52:54:00:00:00:01").build());

    assertThat(caller.delete("/v1/nodes/n1").status()).isEqualTo(204);
    assertThat(caller.delete("/v1/nodes/n1").status()).isEqualTo(404);
    assertThat(simulator.ports().list()).isEmpty();
    assertThat(caller.createNode(FULL)).isEqualTo(UUID);
  }

  @Test
  void anActiveNodeIsNotDeleted() {
    caller.createNode(FULL);
    caller.patch("/simulator/nodes/n1", "{\"provision_state\": \"active\"}");

    assertThat(caller.delete("/v1/nodes/n1").status()).isEqualTo(409);
    assertThat(simulator.nodes().find(UUID)).isPresent();
  }

  @Test
  void validationFailsOnlyWithoutBmcAddress() {
    caller.createNode(FULL);
    caller.createNode("{\"driver\": \"ipmi\", \"name\": \"bare\"}");

    JsonObject bare = caller.get("/v1/nodes/bare/validate").json().getJsonObject("power");
    assertThat(power("n1").getBoolean("result")).isTrue();
    assertThat(bare.getBoolean("result")).isFalse();
    assertThat(bare.getString("reason")).contains("ipmi_address");
    assertThat(caller.get("/v1/nodes/none/validate").status()).isEqualTo(404);
  }

  private JsonObject power(String ident) {
    return caller.get("/v1/nodes/" + ident + "/validate").json().getJsonObject("power");
  }
}
