package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.ironic.NodeUpdate;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonField;
import io.ironicinspector.conductor.json.MalformedFieldException;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import jakarta.enterprise.context.Dependent;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses the root device of a machine whose RAID is made between two introspections: it is the one
 * block device that was not there before.
 */
@Dependent
final class RaidDeviceHook implements ProcessingHook {
  private static final String KNOWN = "/extra/block_devices";

  @Override
  public String name() {
    return "raid_device";
  }

  @Override
  public void beforeProcessing(RamdiskData data) {
    if (data.field("local_gb").isFalsy()) {
      // A machine without a disk yet would not pass; the size of the root disk comes later.
      data.put("local_gb", JsonDocuments.number(1));
    }
  }

  @Override
  public void beforeUpdate(RamdiskData data, NodeUpdate node) {
    Leniently.run(node, () -> compare(serials(data), node));
  }

  private static void compare(List<String> serials, NodeUpdate node) {
    if (serials.isEmpty()) {
      Leniently.warn(node, "no block device has a serial number, the root device is not guessed");
      return;
    }
    if (node.field("/properties/root_device").isPresent()) {
      return;
    }
    Optional<JsonValue> known = node.field(KNOWN);
    if (known.isEmpty()) {
      node.patch(
          "add",
          KNOWN,
          JsonDocuments.object()
              .add(
                  "serials",
                  JsonDocuments.array(serials.stream().map(JsonDocuments::string).toList()))
              .build());
    } else {
      guess(serials, texts(new JsonField("extra.block_devices", known.get()).get("serials")), node);
    }
  }

  private static void guess(List<String> serials, List<String> before, NodeUpdate node) {
    List<String> fresh = serials.stream().filter(serial -> !before.contains(serial)).toList();
    if (fresh.size() != 1) {
      Leniently.warn(
          node,
          "%d block devices are new, the root device is guessed of one only"
              .formatted(fresh.size()));
      return;
    }
    node.remove(KNOWN);
    node.setProperty("root_device", JsonDocuments.object().add("serial", fresh.get(0)).build());
  }

  private static List<String> serials(RamdiskData data) {
    JsonField inventory = data.field("inventory");
    if (inventory.value() == JsonValue.NULL) {
      return texts(data.field("block_devices").get("serials"));
    }
    List<String> serials = new ArrayList<>();
    for (JsonField disk : inventory.get("disks").elements()) {
      disk.get("serial").text().ifPresent(serials::add);
    }
    return serials;
  }

  private static List<String> texts(JsonField list) {
    return list.elements().stream()
        .map(item -> item.text().orElseThrow(() -> missing(item)))
        .toList();
  }

  private static MalformedFieldException missing(JsonField item) {
    return item.wrongType("a text");
  }
}
