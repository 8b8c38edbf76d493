package io.ironicinspector.simulator.fleet;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The machines of a folder: {@code nodes.json}, {@code ports.json} and one inventory per node,
 * {@code <name>.json}.
 */
record Machines(List<Machine> all) {
  static Machines read(Path folder) {
    JsonArray nodes = json(folder.resolve("nodes.json")).asJsonArray();
    JsonArray ports = json(folder.resolve("ports.json")).asJsonArray();
    return new Machines(
        nodes.getValuesAs(JsonObject.class).stream()
            .map(node -> machine(folder, node, ports))
            .toList());
  }

  private static Machine machine(Path folder, JsonObject node, JsonArray ports) {
    List<JsonObject> own =
        ports.getValuesAs(JsonObject.class).stream()
            .filter(port -> port.getString("node_uuid").equals(node.getString("uuid")))
            .toList();
    JsonValue inventory = json(folder.resolve(node.getString("name") + ".json"));
    return new Machine(node, own, inventory.asJsonObject());
  }

  private static JsonValue json(Path file) {
    try (InputStream in = Files.newInputStream(file);
        JsonReader reader = Json.createReader(in)) {
      return reader.readValue();
    } catch (IOException | JsonException e) {
      throw new FleetException("cannot read " + file, e);
    }
  }
}
