package io.ironicinspector.simulator.fleet;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;

/** The operator's side of Ironic. */
final class Ironic {
  private final Rest rest;

  Ironic(URI base) {
    this.rest = new Rest(base);
  }

  void enrol(Machine machine) {
    rest.call("POST", "/v1/nodes", machine.node().toString());
    machine.ports().forEach(port -> rest.call("POST", "/v1/ports", port.toString()));
    Console.line("%-12s enrolled as %s", machine.name(), machine.uuid());
  }

  JsonObject node(Machine machine) {
    return rest.call("GET", "/v1/nodes/" + machine.uuid(), "");
  }

  List<String> ports(Machine machine) {
    return rest
        .call("GET", "/v1/ports/detail?node=" + machine.uuid(), "")
        .getJsonArray("ports")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(port -> port.getString("address"))
        .toList();
  }
}
