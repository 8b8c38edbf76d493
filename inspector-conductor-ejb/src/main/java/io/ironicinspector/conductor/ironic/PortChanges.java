package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonPointers;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * A port that a node has or will have, with the changes that hooks want. They are sent in one
 * request, which for a new port is the one that makes it. Belongs to one run and one thread at a
 * time.
 */
public final class PortChanges {
  private final String address;
  private final Optional<String> uuid;
  private final JsonObject original;
  private final JsonPatchList demands = new JsonPatchList();
  private final JsonPatchList wishes = new JsonPatchList();
  private JsonObject demanded;
  private JsonObject document;

  private PortChanges(String address, Optional<String> uuid, JsonObject original) {
    this.address = address;
    this.uuid = uuid;
    this.original = original;
    this.demanded = original;
    this.document = original;
  }

  static PortChanges of(IronicPort port) {
    return new PortChanges(port.address(), Optional.of(port.uuid()), port.document());
  }

  /** Of a port to be made from {@code body}. */
  static PortChanges ofNew(String address, JsonObject body) {
    return new PortChanges(address, Optional.empty(), body);
  }

  /** The MAC address in lower case. */
  public String address() {
    return address;
  }

  /** A field with the changes so far, by its JSON pointer; empty if the port has none. */
  public Optional<JsonValue> field(String pointer) {
    return JsonPointers.find(document, pointer);
  }

  /** Changes a field. If Ironic refuses, the run fails. */
  public void set(String op, String pointer, JsonValue value) {
    JsonObject operation = JsonPatchList.operation(op, pointer, value);
    demands.add(operation);
    demanded = JsonPatchList.applied(demanded, operation);
    document = JsonPatchList.applied(document, operation);
  }

  /** Adds a field that is nice to have: if Ironic finds it wrong, there will be a warning. */
  public void wish(String pointer, JsonValue value) {
    JsonObject operation = JsonPatchList.operation("add", pointer, value);
    wishes.add(operation);
    document = JsonPatchList.applied(document, operation);
  }

  /** Empty for a port that is to be made. */
  Optional<String> uuid() {
    return uuid;
  }

  /** The wishes, each field's by itself. */
  List<JsonArray> wishesByField() {
    return wishes.byField();
  }

  JsonArray patch() {
    return demands.and(wishes);
  }

  JsonArray patchWithoutWishes() {
    return demands.toJson();
  }

  JsonObject original() {
    return original;
  }

  JsonObject document() {
    return document;
  }

  JsonObject documentWithoutWishes() {
    return demanded;
  }
}
