package io.ironicinspector.conductor.ironic;

import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.json.JsonPointers;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations of one JSON patch in their order. A value that is set again is sent once. */
final class JsonPatchList {
  private static final Set<String> SETS = Set.of("add", "replace");

  private final List<JsonObject> operations = new ArrayList<>();

  /** Adds an operation, or puts it in the place of an earlier one that it makes needless. */
  void add(JsonObject operation) {
    int earlier = earlierOfSame(operation);
    if (earlier >= 0) {
      String op = operations.get(earlier).getString("op");
      operations.set(earlier, operation(op, operation.getString("path"), operation.get("value")));
    } else {
      operations.add(operation);
    }
  }

  /** One patch for each top-level field that is changed. */
  List<JsonArray> byField() {
    Map<String, List<JsonObject>> fields = new LinkedHashMap<>();
    for (JsonObject operation : operations) {
      String field = operation.getString("path").split("/", -1)[1];
      fields.computeIfAbsent(field, any -> new ArrayList<>()).add(operation);
    }
    return fields.values().stream().map(JsonDocuments::array).toList();
  }

  /** This patch, and {@code more} after it. */
  JsonArray and(JsonPatchList more) {
    List<JsonObject> all = new ArrayList<>(operations);
    all.addAll(more.operations);
    return JsonDocuments.array(all);
  }

  JsonArray toJson() {
    return JsonDocuments.array(operations);
  }

  static JsonObject operation(String op, String path, JsonValue value) {
    return JsonDocuments.object().add("op", op).add("path", path).add("value", value).build();
  }

  static JsonObject removal(String path) {
    return JsonDocuments.object().add("op", "remove").add("path", path).build();
  }

  /**
   * {@code document} after {@code operation}. One that does not fit changes nothing here: it is
   * Ironic that refuses it.
   */
  static JsonObject applied(JsonObject document, JsonObject operation) {
    String path = operation.getString("path");
    try {
      return JsonDocuments.patched(document, JsonDocuments.array(List.of(operation)));
    } catch (JsonException | ClassCastException doesNotFit) {
      return SETS.contains(operation.getString("op"))
          ? JsonPointers.with(document, path, operation.get("value"))
          : document;
    }
  }

  static JsonObject applied(JsonObject document, JsonArray patch) {
    JsonObject changed = document;
    for (JsonObject operation : patch.getValuesAs(JsonObject.class)) {
      changed = applied(changed, operation);
    }
    return changed;
  }

  /** Only if nothing in between works on the same place, or inside it, or around it. */
  private int earlierOfSame(JsonObject operation) {
    String path = operation.getString("path");
    if (!SETS.contains(operation.getString("op")) || path.endsWith("/-")) {
      return -1;
    }
    for (int i = operations.size() - 1; i >= 0; i--) {
      JsonObject earlier = operations.get(i);
      if (JsonPointers.overlap(earlier.getString("path"), path)) {
        boolean same =
            earlier.getString("path").equals(path) && SETS.contains(earlier.getString("op"));
        return same ? i : -1;
      }
    }
    return -1;
  }
}
