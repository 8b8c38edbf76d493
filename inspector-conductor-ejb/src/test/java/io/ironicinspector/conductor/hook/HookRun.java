package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.Samples;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.ironic.Nodes;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All hooks, one after the other, as a run has them; and documents to try them with. */
public final class HookRun {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "capabilities.boot_mode", "true",
          "port_physnet.cidr_map", "192.0.2.0/24:net",
          "pci_devices.alias",
              "{\"vendor_id\": \"8086\", \"product_id\": \"1572\", \"name\": \"nic\"}");
  private static final List<ProcessingHook> HOOKS =
      HookSelection.select(
          TestHooks.all(SETTINGS),
          List.of(
              "ramdisk_error",
              "root_disk_selection",
              "scheduler",
              "validate_interfaces",
              "capabilities",
              "pci_devices",
              "extra_hardware",
              "raid_device",
              "lldp_basic",
              "local_link_connection",
              "physnet_cidr_map",
              "accelerators",
              "example"));

  private HookRun() {}

  /** What the run failed with; a defect is thrown. */
  static List<String> failures(JsonObject posted, JsonObject node) {
    RamdiskData data = new RamdiskData(posted);
    List<String> failures = new ArrayList<>();
    for (ProcessingHook hook : HOOKS) {
      collect(failures, () -> hook.beforeProcessing(data));
    }
    NodeUpdate update =
        new NodeUpdate(
            Nodes.of(node),
            uuid -> List.of(Nodes.port("52:54:00:aa:bb:01", JsonValue.EMPTY_JSON_OBJECT)));
    for (ProcessingHook hook : HOOKS) {
      if (failures.isEmpty()) {
        collect(failures, () -> hook.beforeUpdate(data, update));
      }
    }
    return failures;
  }

  /** With all that any hook reads. */
  public static JsonObject document() {
    return Json.createObjectBuilder(Samples.inventory())
        .add(
            "pci_devices",
            json(
                "[{\"vendor_id\":\"8086\",\"product_id\":\"1572\",\"bus\":\"0:1\"},"
                    + "{\"vendor_id\":\"10de\",\"product_id\":\"1eb8\",\"bus\":\"0:2\"}]"))
        .add("data", json("[[\"a\",\"b\",\"c\",\"1\"]]"))
        .add(
            "lldp_raw",
            json("{\"eno2\":[[1,\"040200deadbe01\"],[2,\"0561\"],[127,\"0080c20101\"]]}"))
        .add("block_devices", json("{\"serials\":[\"a\"]}"))
        .add("ipmi_address", "10.0.0.5")
        .build();
  }

  /** With all that any hook reads. */
  static JsonObject node() {
    return json("{\"properties\":{\"capabilities\":\"a:b\",\"cpus\":\"1\","
            + "\"root_device\":{\"size\":\">= 1\",\"model\":\"<in> acme\",\"rotational\":false},"
            + "\"skip_block_devices\":[{\"name\":\"/dev/sdc\"}]},"
            + "\"extra\":{\"block_devices\":{\"serials\":[\"x\"]}}}")
        .asJsonObject();
  }

  /** Dotted paths of all values, of lists the first two elements'. */
  public static List<String> paths(JsonValue value) {
    List<String> paths = new ArrayList<>();
    addPaths("", value, paths);
    return paths;
  }

  public static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + text + "]"))) {
      return reader.readArray().get(0);
    }
  }

  private static void addPaths(String prefix, JsonValue value, List<String> paths) {
    if (value instanceof JsonObject object) {
      object.forEach((name, member) -> addPath(prefix + name, member, paths));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < Math.min(2, array.size()); i++) {
        addPath(prefix + i, array.get(i), paths);
      }
    }
  }

  private static void addPath(String path, JsonValue value, List<String> paths) {
    paths.add(path);
    addPaths(path + ".", value, paths);
  }

  private static void collect(List<String> failures, Runnable step) {
    try {
      step.run();
    } catch (HookFailedException | MalformedFieldException expected) {
      failures.add(expected.getMessage());
    }
  }
}
