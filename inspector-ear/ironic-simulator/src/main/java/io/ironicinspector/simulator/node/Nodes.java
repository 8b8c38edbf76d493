package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * All nodes, as complete documents with Ironic's field names, unmasked, plus {@code boot_device}.
 *
 * <p>Promise: a change is all or nothing and sees the newest document. Not promised: Ironic's node
 * reservations, so changes of one node wait for each other and never fail with "locked"; order a
 * fault for that.
 *
 * <p>Thread-safe. Nothing blocks longer than another caller's change.
 */
public final class Nodes {
  private final Map<String, JsonObject> byUuid = new LinkedHashMap<>();
  private final Map<String, String> uuidByName = new LinkedHashMap<>();
  private final List<Consumer<String>> removalListeners = new ArrayList<>();
  private final Clock clock;
  private final String firstProvisionState;

  public Nodes(Clock clock, String firstProvisionState) {
    this.clock = clock;
    this.firstProvisionState = firstProvisionState;
  }

  /**
   * Adds a node; all that Ironic has defaults for may be missing, {@code provision_state} too.
   *
   * @return the complete document
   * @throws IronicError 400 or 409, and nothing was added
   */
  public synchronized JsonObject add(JsonObject given) {
    JsonObject node = NodeDocument.complete("node", given, firstProvisionState, clock.instant());
    String uuid = node.getString("uuid");
    if (byUuid.containsKey(uuid)) {
      throw IronicError.conflict("A node with UUID " + uuid + " already exists.");
    }
    reserveName(node);
    byUuid.put(uuid, node);
    return node;
  }

  private void reserveName(JsonObject node) {
    Optional<String> name = NodeDocument.name(node);
    if (name.isPresent() && taken(name.get(), node.getString("uuid"))) {
      throw IronicError.conflict("A node with name " + name.get() + " already exists.");
    }
    name.ifPresent(free -> uuidByName.put(free, node.getString("uuid")));
  }

  private boolean taken(String name, String uuid) {
    return !uuidByName.getOrDefault(name, uuid).equals(uuid);
  }

  /** Finds a node by uuid or name. */
  public synchronized Optional<JsonObject> find(String ident) {
    return Optional.ofNullable(byUuid.get(uuidByName.getOrDefault(ident, ident)));
  }

  /** Gets a node by uuid or name. @throws IronicError 404 */
  public JsonObject get(String ident) {
    return find(ident).orElseThrow(() -> missing(ident));
  }

  static IronicError missing(String ident) {
    return IronicError.notFound("Node " + ident + " could not be found.");
  }

  /** In the order of creation. */
  public synchronized List<JsonObject> list() {
    return List.copyOf(byUuid.values());
  }

  /**
   * Changes a node. {@code change} runs under the lock: it must not call back into this object.
   *
   * @throws IronicError 404, 400, 409 or what {@code change} throws; nothing was changed then
   */
  public synchronized JsonObject update(String ident, UnaryOperator<JsonObject> change) {
    JsonObject before = get(ident);
    JsonObject changed = NodeDocument.recheck("patch", change.apply(before));
    JsonObject after =
        JsonText.object(changed)
            .add("uuid", before.get("uuid"))
            .add("updated_at", NodeDocument.time(clock.instant()))
            .build();
    reserveName(after);
    NodeDocument.name(before)
        .filter(name -> !NodeDocument.name(after).equals(Optional.of(name)))
        .ifPresent(uuidByName::remove);
    byUuid.put(after.getString("uuid"), after);
    return after;
  }

  /** Sets single fields, whatever they are. See {@link #update(String, UnaryOperator)}. */
  public JsonObject set(String ident, Map<String, ? extends JsonValue> fields) {
    return update(
        ident,
        node -> {
          var changed = JsonText.object(node);
          fields.forEach(changed::add);
          return changed.build();
        });
  }

  /** Removes a node and its ports. @throws IronicError 404 */
  public void remove(String ident) {
    String uuid;
    synchronized (this) {
      JsonObject node = get(ident);
      uuid = node.getString("uuid");
      byUuid.remove(uuid);
      NodeDocument.name(node).ifPresent(uuidByName::remove);
    }
    removalListeners.forEach(listener -> listener.accept(uuid));
  }

  /** Has {@code listener} called with the uuid of each removed node. Call before first use. */
  public void onRemoval(Consumer<String> listener) {
    removalListeners.add(listener);
  }

  /** Forgets all nodes, without telling the listeners. */
  public synchronized void clear() {
    byUuid.clear();
    uuidByName.clear();
  }
}
