package io.ironicinspector.simulator.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.simulator.Caller;
import io.ironicinspector.simulator.IronicSimulator;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortResourceTest {
  private static final String NODE = "11111111-1111-4111-8111-111111111111";
  private static final String PORT = "55555555-1111-4111-8111-111111111111";
  private static final String MAC = "52:54:00:aa:bb:01";

  private final IronicSimulator simulator = IronicSimulator.start(0);
  private final Caller caller = new Caller(simulator);

  @BeforeEach
  void enrol() {
    caller.createNode(
        "{\"driver\": \"fake-hardware\", \"name\": \"n1\", \"uuid\": \"%s\"}".formatted(NODE));
    caller.createNode("{\"driver\": \"fake-hardware\", \"name\": \"n2\"}");
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private Caller.Answer create(String address) {
    return caller.post(
        "/v1/ports",
        "{\"node_uuid\": \"%s\", \"address\": \"%s\", \"uuid\": \"%s\"}"
            .formatted(NODE, address, PORT));
  }

  private JsonArray ports(String query) {
    return caller.get("/v1/ports" + query).json().getJsonArray("ports");
  }

  @Test
  void aNewPortHasALowerCaseAddressAndDefaults() {
    Caller.Answer answer = create("52:54:00:AA:BB:01");

    JsonObject port = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).contains(simulator.uri() + "/v1/ports/" + PORT);
    assertThat(port.getString("address")).isEqualTo(MAC);
    assertThat(port.getBoolean("pxe_enabled")).isTrue();
    assertThat(port.getBoolean("is_smartnic")).isFalse();
    assertThat(port.getJsonObject("extra")).isEmpty();
    assertThat(port.get("physical_network")).isEqualTo(JsonValue.NULL);
    assertThat(caller.get("/v1/ports/" + PORT).json()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"node_uuid\": \"@\", \"address\": \"52:54:00:AA:BB:01\"}|409|A port with MAC address "
            + MAC,
        "{\"node_uuid\": \"@\", \"address\": \"52:54:00:aa:bb:02\", \"uuid\": \""
            + PORT
            + "\"}|409|A port with UUID",
        "{\"node_uuid\": \"@\", \"address\": \"zz\"}|400|Expected valid MAC address for address: zz",
        "{\"node_uuid\": \"@\"}|400|Schema error for port: 'address' is a required property",
        "{\"address\": \"52:54:00:aa:bb:02\"}|400|Schema error for port: 'node_uuid' is a required",
        "{\"node_uuid\": \"" + PORT + "\", \"address\": \"52:54:00:aa:bb:02\"}|400|Node " + PORT,
        "{\"node_uuid\": \"@\", \"address\": \"52:54:00:aa:bb:02\", \"foo\": 1}|400|Schema error for port: Add",
        "{\"node_uuid\": \"@\", \"address\": \"52:54:00:aa:bb:02\", \"extra\": 1}|400|Schema error for port: 1"
      })
  void aBadPortIsRefusedAndNotKept(String body, int status, String fault) {
    create(MAC);

    Caller.Answer answer = caller.post("/v1/ports", body.replace("@", NODE));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fault()).startsWith(fault);
    assertThat(simulator.ports().list()).hasSize(1);
  }

  @Test
  void portsAreListedByAddressAndNode() {
    create(MAC);

    assertThat(ports("")).hasSize(1);
    assertThat(ports("?address=52:54:00:AA:BB:01&fields=uuid,node_uuid").getJsonObject(0).keySet())
        .containsExactlyInAnyOrder("uuid", "node_uuid", "links");
    assertThat(ports("?address=52:54:00:aa:bb:02")).isEmpty();
    assertThat(ports("?node=n1&fields=address,extra")).hasSize(1);
    assertThat(ports("?node=n2")).isEmpty();
    assertThat(ports("/detail?node=" + NODE).getJsonObject(0)).containsKey("local_link_connection");
    assertThat(caller.get("/v1/nodes/n1/ports").json().getJsonArray("ports")).hasSize(1);
    assertThat(ports("").getJsonObject(0).keySet())
        .containsExactlyInAnyOrder("uuid", "address", "links");
  }

  @Test
  void aFullPageLinksToTheNext() {
    create(MAC);

    JsonObject page = caller.get("/v1/ports?limit=1&fields=uuid").json();

    assertThat(page.getString("next"))
        .isEqualTo(
            simulator.uri()
                + "/v1/ports?sort_key=id&sort_dir=asc&fields=uuid&limit=1&marker="
                + PORT);
    assertThat(ports("?limit=1&marker=" + PORT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "?address=zz,400,Expected valid MAC address for address: zz",
    "?node=none,404,Node none could not be found.",
    "?fields=bogus,400,Field(s) \"bogus\" are not valid",
    "/zz,400,Expected UUID for port_uuid: zz",
    "/33333333-1111-4111-8111-111111111111,404,Port 33333333-1111-4111-8111-111111111111 could"
  })
  void badReadsAreRefused(String query, int status, String fault) {
    Caller.Answer answer = caller.get("/v1/ports" + query);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fault()).startsWith(fault);
  }

  @Test
  void aClientOfAnOlderVersionSeesFewerFields() {
    create(MAC);

    assertThat(caller.withVersion("1.34").get("/v1/ports/" + PORT).json())
        .doesNotContainKey("is_smartnic")
        .containsKey("physical_network");
  }

  @Test
  void aPatchChangesThePort() {
    create(MAC);

    JsonObject port =
        caller
            .patch(
                "/v1/ports/" + PORT,
                """
                [{"op": "add", "path": "/local_link_connection/switch_id", "value": "11:22:33:aa:bb:cc"},
                 {"op": "replace", "path": "/pxe_enabled", "value": false},
                 {"op": "replace", "path": "/address", "value": "52:54:00:AA:BB:09"}]""")
            .json();

    assertThat(port.getJsonObject("local_link_connection"))
        .hasToString("{\"switch_id\":\"11:22:33:aa:bb:cc\"}");
    assertThat(port.getBoolean("pxe_enabled")).isFalse();
    assertThat(ports("?address=52:54:00:aa:bb:09")).hasSize(1);
    assertThat(ports("?address=" + MAC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\": \"replace\", \"path\": \"/uuid\", \"value\": \"x\"}",
        "{\"op\": \"replace\", \"path\": \"/address\", \"value\": \"zz\"}",
        "{\"op\": \"remove\", \"path\": \"/address\"}",
        "{\"op\": \"remove\", \"path\": \"/extra/none\"}",
        "{\"op\": \"replace\", \"path\": \"/node_uuid\", \"value\": \"" + PORT + "\"}"
      })
  void aBadPatchChangesNothing(String operation) {
    create(MAC);
    JsonObject before = simulator.ports().get(PORT);

    assertThat(caller.patch("/v1/ports/" + PORT, "[" + operation + "]").status()).isEqualTo(400);
    assertThat(simulator.ports().get(PORT)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "available,/pxe_enabled,409",
    "manageable,/pxe_enabled,200",
    "available,/extra/pxe,200",
    "inspecting,/extra/pxe,409"
  })
  void connectivityChangesOnlyInTheStatesForIt(String state, String path, int status) {
    create(MAC);
    caller.patch("/simulator/nodes/n1", "{\"provision_state\": \"" + state + "\"}");

    assertThat(
            caller
                .patch(
                    "/v1/ports/" + PORT,
                    "[{\"op\": \"add\", \"path\": \"" + path + "\", \"value\": false}]")
                .status())
        .isEqualTo(status);
  }

  @Test
  void aDeletedPortFreesItsAddress() {
    create(MAC);

    assertThat(caller.delete("/v1/ports/" + PORT).status()).isEqualTo(204);
    assertThat(caller.delete("/v1/ports/" + PORT).status()).isEqualTo(404);
    assertThat(create(MAC).status()).isEqualTo(201);
  }
}
