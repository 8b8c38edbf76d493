package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/** The hardware types that are enabled, and the interfaces that a node of each gets. */
final class Drivers {
  /** From hardware type to its power and management interface. */
  private static final Map<String, String> POWER =
      Map.ofEntries(
          Map.entry("fake-hardware", "fake"),
          Map.entry("ipmi", "ipmitool"),
          Map.entry("intel-ipmi", "ipmitool"),
          Map.entry("redfish", "redfish"),
          Map.entry("idrac", "idrac-redfish"),
          Map.entry("ilo", "ilo"),
          Map.entry("ilo5", "ilo"),
          Map.entry("irmc", "irmc"),
          Map.entry("ibmc", "ibmc"),
          Map.entry("snmp", "snmp"),
          Map.entry("xclarity", "xclarity"),
          Map.entry("manual-management", "fake"));

  private Drivers() {}

  /**
   * @throws IronicError with 400 if the hardware type is not enabled
   */
  static void check(String driver) {
    if (!POWER.containsKey(driver)) {
      throw IronicError.badRequest(
          "No valid host was found. Reason: No conductor service registered which supports driver "
              + driver
              + " for conductor group \"\".");
    }
  }

  /** Fills in the interfaces that are not set. */
  static JsonObject withInterfaces(JsonObject node) {
    String driver = node.getString("driver");
    boolean fake = driver.equals("fake-hardware");
    JsonObjectBuilder filled = JsonText.object(node);
    for (NodeField field : NodeFields.ALL) {
      String name = field.name();
      if (name.endsWith("_interface")
          && node.getOrDefault(name, JsonValue.NULL) == JsonValue.NULL) {
        filled.add(name, fake ? fake(name) : real(name, POWER.getOrDefault(driver, driver)));
      }
    }
    return filled.build();
  }

  /** Sets all interfaces to what the driver of the node has by default. */
  static JsonObject withDefaultInterfaces(JsonObject node) {
    JsonObjectBuilder bare = JsonText.object(node);
    for (NodeField field : NodeFields.ALL) {
      if (field.name().endsWith("_interface")) {
        bare.addNull(field.name());
      }
    }
    return withInterfaces(bare.build());
  }

  private static String fake(String name) {
    return List.of("network_interface", "storage_interface").contains(name) ? "noop" : "fake";
  }

  private static String real(String name, String power) {
    return switch (name) {
      case "power_interface", "management_interface" -> power;
      case "boot_interface" -> "ipxe";
      case "deploy_interface" -> "direct";
      case "network_interface", "storage_interface" -> "noop";
      case "inspect_interface" -> "inspector";
      default -> "no-" + name.substring(0, name.indexOf('_'));
    };
  }
}
