package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.node.Nodes;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All ports, as complete documents with Ironic's field names; addresses in lower case and unique.
 *
 * <p>Promise: a change is all or nothing; the ports of a removed node go with it. Thread-safe;
 * nothing blocks longer than another caller's change.
 */
public final class Ports {
  private final Map<String, JsonObject> byUuid = new LinkedHashMap<>();
  private final Map<String, String> uuidByAddress = new HashMap<>();
  private final Clock clock;
  private final Nodes nodes;

  public Ports(Clock clock, Nodes nodes) {
    this.clock = clock;
    this.nodes = nodes;
    nodes.onRemoval(this::removeOf);
  }

  /**
   * Adds a port; {@code node_uuid} and {@code address} must be there.
   *
   * @return the complete document
   * @throws IronicError 400 or 409, and nothing was added
   */
  public synchronized JsonObject add(JsonObject given) {
    JsonObject port = PortDocument.complete(given, clock.instant());
    checkNode(port);
    String uuid = port.getString("uuid");
    if (byUuid.containsKey(uuid)) {
      throw IronicError.conflict("A port with UUID " + uuid + " already exists.");
    }
    reserveAddress(port);
    byUuid.put(uuid, port);
    return port;
  }

  private void checkNode(JsonObject port) {
    String node = port.getString("node_uuid");
    PortDocument.checkUuid("node_uuid", node);
    if (nodes.find(node).isEmpty()) {
      throw IronicError.badRequest("Node " + node + " could not be found.");
    }
  }

  private void reserveAddress(JsonObject port) {
    String address = port.getString("address");
    String uuid = port.getString("uuid");
    if (!uuidByAddress.getOrDefault(address, uuid).equals(uuid)) {
      throw IronicError.conflict("A port with MAC address " + address + " already exists.");
    }
    uuidByAddress.put(address, uuid);
  }

  /** Gets a port by its uuid. @throws IronicError 404 */
  public synchronized JsonObject get(String uuid) {
    JsonObject port = byUuid.get(uuid);
    if (port == null) {
      throw IronicError.notFound("Port " + uuid + " could not be found.");
    }
    return port;
  }

  /** Finds the port with this address, in whatever case. @throws IronicError 400 if it is none */
  public synchronized Optional<JsonObject> findByAddress(String address) {
    return Optional.ofNullable(uuidByAddress.get(MacAddress.normalize(address))).map(byUuid::get);
  }

  /** In the order of creation. */
  public synchronized List<JsonObject> list() {
    return List.copyOf(byUuid.values());
  }

  /** The ports of one node, in the order of creation. */
  public synchronized List<JsonObject> listOf(String nodeUuid) {
    return byUuid.values().stream()
        .filter(port -> port.getString("node_uuid").equals(nodeUuid))
        .toList();
  }

  /**
   * Changes a port. {@code change} runs under the lock: it must not call back into this object.
   *
   * @throws IronicError 404, 400, 409 or what {@code change} throws; nothing was changed then
   */
  public synchronized JsonObject update(String uuid, UnaryOperator<JsonObject> change) {
    JsonObject before = get(uuid);
    JsonObject changed = PortDocument.recheck("patch", change.apply(before));
    JsonObject after =
        JsonText.object(changed)
            .add("uuid", uuid)
            .add("updated_at", PortDocument.time(clock.instant()))
            .build();
    checkNode(after);
    reserveAddress(after);
    if (!after.getString("address").equals(before.getString("address"))) {
      uuidByAddress.remove(before.getString("address"));
    }
    byUuid.put(uuid, after);
    return after;
  }

  /** Removes a port. @throws IronicError 404 */
  public synchronized void remove(String uuid) {
    uuidByAddress.remove(get(uuid).getString("address"));
    byUuid.remove(uuid);
  }

  private synchronized void removeOf(String nodeUuid) {
    listOf(nodeUuid).forEach(port -> remove(port.getString("uuid")));
  }

  public synchronized void clear() {
    byUuid.clear();
    uuidByAddress.clear();
  }
}
