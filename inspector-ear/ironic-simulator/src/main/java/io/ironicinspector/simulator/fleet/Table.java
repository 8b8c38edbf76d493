package io.ironicinspector.simulator.fleet;

import jakarta.json.JsonObject;
import java.util.List;

/** What was found, one line per machine. */
final class Table {
  private static final String FORMAT = "%-12s %-9s %-30s %4s %-7s %9s %8s  %s";

  private final Ironic ironic;
  private final Inspector inspector;

  Table(Ironic ironic, Inspector inspector) {
    this.ironic = ironic;
    this.inspector = inspector;
  }

  void print(List<Machine> machines) {
    Console.line(
        FORMAT,
        "machine",
        "state",
        "model",
        "cpus",
        "arch",
        "memory_mb",
        "local_gb",
        "ports in Ironic");
    for (Machine machine : machines) {
      JsonObject properties = ironic.node(machine).getJsonObject("properties");
      Console.line(
          FORMAT,
          machine.name(),
          inspector.status(machine).getString("state"),
          model(inspector.data(machine)),
          properties.getString("cpus", "-"),
          properties.getString("cpu_arch", "-"),
          properties.getString("memory_mb", "-"),
          properties.getString("local_gb", "-"),
          String.join(" ", ironic.ports(machine)));
    }
  }

  private static String model(JsonObject data) {
    JsonObject vendor = data.getJsonObject("inventory").getJsonObject("system_vendor");
    String text = vendor.getString("manufacturer") + " " + vendor.getString("product_name");
    return text.replaceFirst(" \\(.*", ""); // Dell adds its own numbers in brackets
  }
}
