package io.ironicinspector.conductor;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** What was recorded from the service that this one must agree with. */
public final class Samples {
  private static final String DELETED = "__del__";

  private Samples() {}

  public static JsonObject inventory() {
    return read("inventory-basic.json").asJsonObject();
  }

  public static JsonStructure read(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name);
        JsonReader reader = Json.createReader(Objects.requireNonNull(in, name))) {
      return reader.read();
    } catch (java.io.IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** Sets values by dotted paths, numbers being indexes; the text __del__ removes. */
  public static JsonObject changed(JsonObject document, Map<String, ? extends JsonValue> changes) {
    JsonValue changed = document;
    for (Map.Entry<String, ? extends JsonValue> change : changes.entrySet()) {
      changed = changed(changed, change.getKey(), change.getValue());
    }
    return changed.asJsonObject();
  }

  private static JsonValue changed(JsonValue at, String path, JsonValue value) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    if (at instanceof JsonArray array) {
      int index = Integer.parseInt(head);
      JsonArrayBuilder builder = Json.createArrayBuilder(array);
      return builder.set(index, inner(array.get(index), path, dot, value)).build();
    }
    JsonObjectBuilder builder = Json.createObjectBuilder(at.asJsonObject());
    if (dot < 0 && value instanceof JsonString text && text.getString().equals(DELETED)) {
      return builder.remove(head).build();
    }
    JsonValue member = at.asJsonObject().getOrDefault(head, JsonValue.EMPTY_JSON_OBJECT);
    return builder.add(head, inner(member, path, dot, value)).build();
  }

  private static JsonValue inner(JsonValue member, String path, int dot, JsonValue value) {
    return dot < 0 ? value : changed(member, path.substring(dot + 1), value);
  }
}
