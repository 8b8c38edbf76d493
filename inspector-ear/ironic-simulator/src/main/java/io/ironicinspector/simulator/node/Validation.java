package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Ironic says about the interfaces of a node: all are well unless the BMC has no address. */
final class Validation {
  private static final List<String> INTERFACES =
      List.of(
          "boot",
          "deploy",
          "management",
          "network",
          "power",
          "bios",
          "console",
          "inspect",
          "raid",
          "rescue",
          "storage");

  private static final Map<String, String> ADDRESS =
      Map.of(
          "ipmi", "ipmi_address",
          "intel-ipmi", "ipmi_address",
          "redfish", "redfish_address",
          "ilo", "ilo_address",
          "ilo5", "ilo_address");

  private Validation() {}

  static JsonObject of(JsonObject node) {
    Optional<String> problem = problem(node);
    JsonObjectBuilder result = JsonText.object();
    for (String name : INTERFACES) {
      boolean bad = problem.isPresent() && List.of("power", "management").contains(name);
      JsonObjectBuilder one = JsonText.object().add("result", !bad);
      if (bad) {
        one.add("reason", problem.get());
      }
      result.add(name, one);
    }
    return result.build();
  }

  private static Optional<String> problem(JsonObject node) {
    return Optional.ofNullable(ADDRESS.get(node.getString("driver")))
        .filter(key -> !node.getJsonObject("driver_info").containsKey(key))
        .map(key -> "Missing the following credentials in node's driver_info: ['" + key + "'].");
  }
}
