package io.ironicinspector.simulator.fleet;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * One machine of the demo.
 *
 * @param node how it is enrolled in Ironic
 * @param ports its ports in Ironic, known beforehand
 * @param inventory what its ramdisk will find
 */
record Machine(JsonObject node, List<JsonObject> ports, JsonObject inventory) {
  String name() {
    return node.getString("name");
  }

  String uuid() {
    return node.getString("uuid");
  }
}
