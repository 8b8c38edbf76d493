package io.ironicinspector.conductor.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.conductor.Samples;
import io.ironicinspector.conductor.ironic.IronicPort;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.Nodes;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case that was recorded of upstream's hooks: what they change in the data and in Ironic. */
class HooksSamplesTest {
  private static final String MAC = "52:54:00:aa:bb:01";
  private static final JsonValue GONE = Json.createValue("__del__");
  private static final Map<String, String> HOOKS =
      Map.of(
          "root disk", "root_disk_selection",
          "scheduler", "scheduler",
          "capabilities", "capabilities",
          "extra", "extra_hardware",
          "raid", "raid_device",
          "accel", "accelerators",
          "pci", "pci_devices",
          "physnet", "physnet_cidr_map");

  /** The samples do not carry what was done to the inventory: their names say it. */
  private static final Map<String, Map<String, JsonValue>> CHANGES =
      Map.ofEntries(
          Map.entry("root disk: no root_disk", Map.of("root_disk", GONE)),
          Map.entry("root disk: small", Map.of("root_disk.size", Json.createValue(1000))),
          Map.entry(
              "root disk: exactly 1GiB", Map.of("root_disk.size", Json.createValue(1L << 30))),
          Map.entry("scheduler: no cpu", Map.of("inventory.cpu", GONE)),
          Map.entry(
              "scheduler: count string", Map.of("inventory.cpu.count", Json.createValue("8"))),
          Map.entry(
              "scheduler: count bad", Map.of("inventory.cpu.count", Json.createValue("many"))),
          Map.entry("scheduler: arch null", Map.of("inventory.cpu.architecture", JsonValue.NULL)),
          Map.entry("capabilities: no flags", Map.of("inventory.cpu.flags", GONE)),
          Map.entry("capabilities: boot mode missing", Map.of("inventory.boot", GONE)),
          Map.entry(
              "raid: no serials",
              Map.of("inventory.disks.0.serial", GONE, "inventory.disks.1.serial", JsonValue.NULL)),
          Map.entry("raid: old block_devices", Map.of("inventory", GONE)),
          Map.entry(
              "physnet: v6 only",
              Map.of(
                  "inventory.interfaces.0.ipv4_address",
                  JsonValue.NULL,
                  "inventory.interfaces.0.ipv6_address",
                  Json.createValue("2001:db8::11"))),
          Map.entry(
              "physnet: zone id v6",
              Map.of("inventory.interfaces.0.ipv4_address", JsonValue.NULL)));

  static Stream<Named<JsonObject>> cases() {
    return Samples.read("hooks.json").asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .map(sample -> Named.of(sample.getString("case"), sample));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void changesTheSameAsUpstream(JsonObject sample) {
    String name = sample.getString("case");
    if (name.equals("physnet: missing colon")) {
      assertThatIllegalArgumentException() // upstream fails each run, we do not start
          .isThrownBy(() -> hook(sample))
          .withMessageContaining("[port_physnet] cidr_map")
          .withMessageContaining("192.0.2.0");
      return;
    }
    ProcessingHook hook = hook(sample);
    RamdiskData data = data(sample);
    JsonObject before = data.storable();
    NodeUpdate node = node(sample);
    if (sample.containsKey("error")) {
      assertThatThrownBy(() -> hook.beforeUpdate(data, node))
          .isInstanceOf(HookFailedException.class)
          .hasMessageEndingWith(sample.getString("error"));
    } else if (name.endsWith("before_processing")) {
      hook.beforeProcessing(data);
    } else {
      hook.beforeUpdate(data, node);
    }
    assertThat(changed(before, data.storable())).isEqualTo(sample.getJsonObject("changed_keys"));
    assertThat(removed(before, data.storable())).isEqualTo(texts(sample, "removed_keys"));
    assertThat(Nodes.patch(node)).isEqualTo(expectedNodePatch(sample));
    assertThat(portPatch(node)).isEqualTo(expectedPortPatch(sample));
  }

  private static ProcessingHook hook(JsonObject sample) {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "pci_devices.alias[0]",
        "{\"vendor_id\": \"8086\", \"product_id\": \"1572\", \"name\": \"nic\"}");
    settings.put(
        "pci_devices.alias[1]",
        "{\"vendor_id\": \"10de\", \"product_id\": \"1eb8\", \"name\": \"gpu\"}");
    sample
        .getJsonObject("options")
        .forEach(
            (key, value) ->
                settings.put(
                    key,
                    value instanceof JsonArray list
                        ? list.getValuesAs(JsonString::getString).stream()
                            .collect(Collectors.joining(","))
                        : value.toString()));
    return TestHooks.named(HOOKS.get(kind(sample)), settings);
  }

  private static RamdiskData data(JsonObject sample) {
    JsonObject posted = Samples.inventory();
    if (kind(sample).equals("physnet")) {
      RamdiskData validated = new RamdiskData(posted);
      TestHooks.named("validate_interfaces", Map.of()).beforeProcessing(validated);
      posted = validated.storable();
    }
    if (sample.containsKey("input")) {
      posted =
          Json.createObjectBuilder(posted)
              .addAll(Json.createObjectBuilder(sample.getJsonObject("input")))
              .build();
    }
    return new RamdiskData(
        Samples.changed(posted, CHANGES.getOrDefault(sample.getString("case"), Map.of())));
  }

  private static NodeUpdate node(JsonObject sample) {
    boolean same = sample.getString("case").equals("physnet: same already");
    JsonObject network =
        same
            ? Json.createObjectBuilder().add("physical_network", "netA").build()
            : JsonValue.EMPTY_JSON_OBJECT;
    List<IronicPort> ports = List.of(Nodes.port(MAC, network));
    return new NodeUpdate(
        Nodes.of(
            sample.containsKey("node")
                ? sample.getJsonObject("node")
                : JsonValue.EMPTY_JSON_OBJECT),
        uuid -> ports);
  }

  private static JsonArray portPatch(NodeUpdate node) {
    return node.port(MAC).map(Nodes::patch).orElseThrow();
  }

  private static JsonArray expectedNodePatch(JsonObject sample) {
    var patch = Json.createArrayBuilder();
    for (JsonArray call : calls(sample)) {
      JsonArray arguments = call.getJsonArray(1);
      switch (call.getString(0)) {
        case "update_properties" ->
            arguments.getJsonObject(1).forEach((key, value) -> patch.add(add(key, value)));
        case "update_capabilities" ->
            patch.add(add("capabilities", capabilities(arguments.getJsonObject(1))));
        case "patch" -> arguments.getJsonArray(0).getJsonArray(0).forEach(patch::add);
        default -> assertThat(call.getString(0)).isEqualTo("patch_port");
      }
    }
    return patch.build();
  }

  private static JsonArray expectedPortPatch(JsonObject sample) {
    for (JsonArray call : calls(sample)) {
      if (call.getString(0).equals("patch_port")) {
        JsonArray arguments = call.getJsonArray(1).getJsonArray(0);
        assertThat(arguments.getString(0)).isEqualTo(MAC);
        return arguments.getJsonArray(1);
      }
    }
    return JsonValue.EMPTY_JSON_ARRAY;
  }

  private static List<JsonArray> calls(JsonObject sample) {
    return sample.containsKey("calls")
        ? sample.getJsonArray("calls").getValuesAs(JsonValue::asJsonArray)
        : List.of();
  }

  private static JsonObject add(String property, JsonValue value) {
    return Json.createObjectBuilder()
        .add("op", "add")
        .add("path", "/properties/" + property)
        .add("value", value)
        .build();
  }

  private static JsonValue capabilities(JsonObject values) {
    return Json.createValue(
        values.entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + ":"
                        + (e.getValue() instanceof JsonString s ? s.getString() : e.getValue()))
            .collect(Collectors.joining(",")));
  }

  private static JsonObject changed(JsonObject before, JsonObject after) {
    var changed = Json.createObjectBuilder();
    after.forEach(
        (key, value) -> {
          if (!value.equals(before.get(key))) {
            changed.add(key, value);
          }
        });
    return changed.build();
  }

  private static List<String> removed(JsonObject before, JsonObject after) {
    List<String> removed = new ArrayList<>(before.keySet());
    removed.removeAll(after.keySet());
    return removed;
  }

  private static List<String> texts(JsonObject sample, String name) {
    return sample.getJsonArray(name).getValuesAs(JsonString::getString);
  }

  private static String kind(JsonObject sample) {
    return sample.getString("case").replaceFirst(":.*", "");
  }
}
