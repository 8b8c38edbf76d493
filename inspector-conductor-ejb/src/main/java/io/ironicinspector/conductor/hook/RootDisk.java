package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.hook.hints.InvalidHintException;
import io.ironicinspector.conductor.hook.hints.RootDeviceHints;
import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.json.PythonText;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The disk that a node's own root device hints mean. */
final class RootDisk {
  /** Replaces {@code root_disk} if the node has hints; leaves it to the ramdisk otherwise. */
  void select(RamdiskData data, NodeUpdate node) {
    JsonField hints = property(node, "root_device");
    JsonField skipped = property(node, "skip_block_devices");
    if (hints.isFalsy()) {
      if (!skipped.isFalsy()) {
        Leniently.warn(
            node, "properties.skip_block_devices is not used: properties.root_device is not set");
      }
      return;
    }
    JsonObject root = hints.object().orElseThrow();
    skip(data, skipped);
    data.put("root_disk", matching(disks(data), root));
  }

  private static void skip(RamdiskData data, JsonField skipped) {
    Set<JsonValue> unwanted = new LinkedHashSet<>();
    for (JsonField hints : skipped.elements()) {
      try {
        RootDeviceHints unwantedHints =
            RootDeviceHints.parse(hints.object().orElseThrow(() -> hints.wrongType("an object")));
        if (unwantedHints.isEmpty()) {
          throw new HookFailedException(hints.path() + " has no hints, it would skip every disk");
        }
        unwantedHints.matching(disks(data)).forEach(disk -> unwanted.add(disk.get("name").value()));
      } catch (InvalidHintException invalid) {
        throw new HookFailedException(hints.path() + ": " + invalid.getMessage());
      }
    }
    if (!unwanted.isEmpty()) {
      List<JsonValue> left =
          disks(data).stream()
              .filter(disk -> !unwanted.contains(disk.get("name").value()))
              .map(JsonField::value)
              .toList();
      JsonObject inventory = data.inventory().value().asJsonObject();
      data.put(
          "inventory",
          JsonDocuments.object(inventory).add("disks", JsonDocuments.array(left)).build());
    }
  }

  private static JsonValue matching(List<JsonField> disks, JsonObject hints) {
    try {
      return RootDeviceHints.parse(hints)
          .firstMatching(disks)
          .map(JsonField::value)
          .orElseThrow(() -> new HookFailedException("No disks satisfied root device hints"));
    } catch (InvalidHintException | MalformedFieldException invalid) {
      throw new HookFailedException(
          "No disks could be found using the root device hints %s because they failed to validate."
                  .formatted(PythonText.repr(hints))
              + " Error: "
              + invalid.getMessage());
    }
  }

  private static List<JsonField> disks(RamdiskData data) {
    return data.inventory().get("disks").elements();
  }

  private static JsonField property(NodeUpdate node, String name) {
    return new JsonField("properties." + name, node.property(name));
  }
}
