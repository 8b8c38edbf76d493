package io.ironicinspector.simulator.patch;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A JSON patch (RFC 6902) on a resource. Immutable. */
public final class ResourcePatch {
  // Real Ironic refuses "test"; the other operations of the RFC are refused here as there.
  private static final Set<String> OPERATIONS = Set.of("add", "replace", "remove", "test");

  /** So no escapes and no dots, in Ironic itself as well. */
  private static final Pattern PATH = Pattern.compile("(/[\\w-]+)+");

  private final List<JsonObject> operations;

  private ResourcePatch(List<JsonObject> operations) {
    this.operations = operations;
  }

  /** Reads a patch. @throws IronicError with 400 if it is not well-formed */
  public static ResourcePatch parse(String body) {
    try {
      if (JsonText.parse(body) instanceof JsonArray array) {
        return new ResourcePatch(array.stream().map(ResourcePatch::operation).toList());
      }
    } catch (JsonException e) {
      throw IronicError.badRequest("Invalid JSON: " + e.getMessage());
    }
    throw IronicError.badRequest("Schema error for patch: " + body + " is not of type 'array'");
  }

  private static JsonObject operation(JsonValue value) {
    if (!(value instanceof JsonObject operation)) {
      throw IronicError.badRequest("Schema error for patch: " + value + " is not of type 'object'");
    }
    for (String name : List.of("op", "path")) {
      if (JsonText.text(operation, name).isEmpty()) {
        throw IronicError.badRequest(
            "Schema error for patch: '" + name + "' is a required property");
      }
    }
    if (!OPERATIONS.contains(operation.getString("op"))) {
      throw IronicError.badRequest(
          "Schema error for patch: '"
              + operation.getString("op")
              + "' is not one of ['add', 'replace', 'remove']");
    }
    String path = operation.getString("path");
    if (!PATH.matcher(path).matches()) {
      throw IronicError.badRequest(
          "Schema error for patch: '" + path + "' does not match '^(/[\\\\w-]+)+$'");
    }
    return operation;
  }

  /** Refuses a patch that touches other fields than these. */
  public ResourcePatch allowingOnly(List<String> fields) {
    for (JsonObject operation : operations) {
      if (!fields.contains(root(operation))) {
        throw IronicError.badRequest(
            "Cannot patch "
                + operation.getString("path")
                + ". Only the following can be updated: "
                + String.join(", ", fields));
      }
    }
    return this;
  }

  /** Whether an operation concerns this field or something in it. */
  public boolean touches(String field) {
    return operations.stream().anyMatch(operation -> root(operation).equals(field));
  }

  private static String root(JsonObject operation) {
    return operation.getString("path").split("/", -1)[1];
  }

  /** The patched document. @throws IronicError with 400 if an operation does not apply */
  public JsonObject applyTo(JsonObject document) {
    JsonObject patched = document;
    for (JsonObject operation : operations) {
      patched = apply(operation, patched);
    }
    return patched;
  }

  private static JsonObject apply(JsonObject operation, JsonObject document) {
    if (!operation.containsKey("value") && !operation.getString("op").equals("remove")) {
      throw failed(operation, "The operation does not contain a 'value' member");
    }
    try {
      return JsonText.provider()
          .createPatch(JsonText.array().add(operation).build())
          .apply(document);
    } catch (JsonException | IndexOutOfBoundsException e) {
      throw failed(operation, e.getMessage());
    }
  }

  private static IronicError failed(JsonObject operation, String reason) {
    return IronicError.badRequest("Couldn't apply patch '" + operation + "'. Reason: " + reason);
  }
}
