package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.Samples;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.Nodes;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalLinkConnectionSamplesTest {
  private static final String MAC = "52:54:00:aa:bb:01";

  /** Upstream fails the run; here only the TLV is left out, and the others count. */
  private static final Set<String> ONLY_THE_PORT =
      Set.of("chassis unknown subtype", "empty chassis", "short mac");

  private static final Map<String, String> LEFT =
      Map.of(
          "bad hex",
          "[]",
          "bad utf8 port",
          "[{\"op\":\"add\",\"path\":\"/local_link_connection/switch_id\","
              + "\"value\":\"02:00:de:ad:be:01\"}]");

  static Stream<Named<JsonObject>> cases() {
    return Samples.read("local-link-connection.json").asJsonObject().getJsonArray("cases").stream()
        .map(JsonValue::asJsonObject)
        .map(sample -> Named.of(sample.getString("case"), sample));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void patchesThePortLikeUpstreamAndSkipsWhatFailsARunThere(JsonObject sample) {
    RamdiskData data = data(sample);
    JsonObject existing =
        Json.createObjectBuilder()
            .add("local_link_connection", sample.get("existing_local_link_connection"))
            .build();
    NodeUpdate node =
        new NodeUpdate(
            Nodes.of(JsonValue.EMPTY_JSON_OBJECT), uuid -> List.of(Nodes.port(MAC, existing)));
    TestHooks.named(
            "local_link_connection",
            Map.of("processing.overwrite_existing", sample.get("overwrite_existing").toString()))
        .beforeUpdate(data, node);
    assertThat(node.port(MAC).map(Nodes::patch)).contains(expected(sample));
  }

  private static RamdiskData data(JsonObject sample) {
    JsonObject posted =
        Samples.changed(
            Samples.inventory(),
            Map.of(
                "inventory.interfaces.0.lldp", sample.get("lldp"),
                "lldp_raw", sample.get("lldp_raw")));
    RamdiskData data = new RamdiskData(posted);
    TestHooks.named("validate_interfaces", Map.of()).beforeProcessing(data);
    if (sample.get("lldp_processed") != JsonValue.NULL) {
      data.putOfInterface("eno1", "lldp_processed", sample.get("lldp_processed"));
    }
    return data;
  }

  private static JsonArray expected(JsonObject sample) {
    String name = sample.getString("case");
    if (!sample.containsKey("error")) {
      JsonArray calls = sample.getJsonArray("patch_calls");
      assertThat(calls).hasSize(1);
      return calls.getJsonArray(0);
    }
    String left =
        ONLY_THE_PORT.contains(name)
            ? "[{\"op\":\"add\",\"path\":\"/local_link_connection/port_id\",\"value\":\"Eth1/1\"}]"
            : LEFT.get(name);
    return Json.createReader(new java.io.StringReader(left)).readArray();
  }
}
