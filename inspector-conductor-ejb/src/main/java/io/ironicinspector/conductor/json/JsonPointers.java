package io.ironicinspector.conductor.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/** JSON pointers (RFC 6901): {@code /properties/cpu_arch}. */
public final class JsonPointers {
  private JsonPointers() {}

  /** The pointer {@code parent} with one more step, its special characters escaped. */
  public static String child(String parent, String name) {
    return parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** What {@code pointer} leads to; empty if there is nothing. */
  public static Optional<JsonValue> find(JsonValue document, String pointer) {
    Optional<JsonValue> found = Optional.of(document);
    String[] steps = pointer.split("/", -1);
    for (int i = 1; i < steps.length; i++) { // the first one is the text before the first slash
      String name = unescaped(steps[i]);
      found = found.flatMap(value -> member(value, name));
    }
    return found;
  }

  /** Whether one of both leads into the other, or both to the same place. */
  public static boolean overlap(String one, String other) {
    return (one + "/").startsWith(other + "/") || (other + "/").startsWith(one + "/");
  }

  /** {@code document} with {@code value} at {@code pointer}; objects on the way are made. */
  public static JsonObject with(JsonObject document, String pointer, JsonValue value) {
    int slash = pointer.indexOf('/', 1);
    String head = slash < 0 ? pointer.substring(1) : pointer.substring(1, slash);
    String name = unescaped(head);
    JsonValue inner = value;
    if (slash >= 0) {
      JsonObject child =
          document.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      inner = with(child, pointer.substring(slash), value);
    }
    return JsonDocuments.object(document).add(name, inner).build();
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  private static Optional<JsonValue> member(JsonValue value, String name) {
    if (value instanceof JsonObject object) {
      return Optional.ofNullable(object.get(name));
    }
    if (value instanceof JsonArray array && name.matches("[0-9]{1,9}")) {
      int index = Integer.parseInt(name);
      return index < array.size() ? Optional.of(array.get(index)) : Optional.empty();
    }
    return Optional.empty();
  }
}
