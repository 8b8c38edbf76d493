package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.conductor.Samples;
import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.ProcessingConfig;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.Nodes;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** root_disk_selection without hints, and scheduler. */
class PropertyHooksSamplesTest {
  /** The samples do not carry what was done to the inventory: their names say it. */
  private static final Map<String, Map<String, JsonValue>> CHANGES =
      Map.of(
          "root disk: no root_disk", Map.of("root_disk", Json.createValue("__del__")),
          "root disk: small", Map.of("root_disk.size", Json.createValue(1000)),
          "root disk: exactly 1GiB", Map.of("root_disk.size", Json.createValue(1L << 30)),
          "scheduler: no cpu", Map.of("inventory.cpu", Json.createValue("__del__")),
          "scheduler: count string", Map.of("inventory.cpu.count", Json.createValue("8")),
          "scheduler: count bad", Map.of("inventory.cpu.count", Json.createValue("many")),
          "scheduler: arch null", Map.of("inventory.cpu.architecture", JsonValue.NULL));

  static Stream<Named<JsonObject>> cases() {
    return Samples.read("hooks.json").asJsonArray().stream()
        .map(sample -> sample.asJsonObject())
        .filter(sample -> sample.getString("case").matches("(root disk|scheduler):.*"))
        .filter(sample -> !properties(sample).containsKey("root_device"))
        .map(sample -> Named.of(sample.getString("case"), sample));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesTheSameValuesAsUpstream(JsonObject sample) {
    String name = sample.getString("case");
    RamdiskData data =
        new RamdiskData(Samples.changed(Samples.inventory(), CHANGES.getOrDefault(name, Map.of())));
    NodeUpdate node = new NodeUpdate(Nodes.with(properties(sample)), uuid -> List.of());
    ProcessingConfig config = config(sample.getJsonObject("options"));
    ProcessingHook hook =
        name.startsWith("root") ? new RootDiskSelectionHook(config) : new SchedulerHook(config);
    hook.beforeUpdate(data, node);
    sample
        .getJsonObject("changed_keys")
        .forEach((key, value) -> assertThat(data.field(key).value()).isEqualTo(value));
    assertThat(Nodes.patchedProperties(node)).isEqualTo(expectedProperties(sample));
  }

  private static JsonObject expectedProperties(JsonObject sample) {
    JsonObjectBuilder expected = Json.createObjectBuilder();
    sample
        .getJsonArray("calls")
        .forEach(
            call ->
                expected.addAll(
                    Json.createObjectBuilder(call.asJsonArray().getJsonArray(1).getJsonObject(1))));
    return expected.build();
  }

  private static JsonObject properties(JsonObject sample) {
    return sample.containsKey("node")
        ? sample.getJsonObject("node").getJsonObject("properties")
        : JsonValue.EMPTY_JSON_OBJECT;
  }

  private static ProcessingConfig config(JsonObject options) {
    return Configured.of(
        ProcessingConfig.class,
        options.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().toString())));
  }
}
