package io.ironicinspector.conductor.hook;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** What a ramdisk should never send. */
public final class BadValues {
  private static final JsonValue MISSING = Json.createValue("__del__");
  private static final int DEEP = 400; // twice what the API lets through

  private BadValues() {}

  static List<JsonValue> all() {
    List<JsonValue> values = new ArrayList<>();
    for (String json :
        List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "5",
            "1.5",
            "1e999999999",
            "123456789012345678901234567890123456789",
            "\"\"",
            "\"x\"",
            "\"\\u0000\"",
            "\"%%%\\n\"",
            "\"<or>\"",
            "\"::\"",
            "\"\\ud800\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[1, \"2\", {}]",
            "{\"a\": null}",
            "{\"name\": 5}",
            "[".repeat(DEEP) + "]".repeat(DEEP))) {
      values.add(HookRun.json(json));
    }
    values.add(Json.createValue("x".repeat(200_000)));
    values.add(Json.createValue("%".repeat(200_000) + "\n1"));
    values.add(Json.createValue("1".repeat(200_000)));
    return List.copyOf(values);
  }

  /** Also its absence, which a list's element cannot have. */
  public static List<JsonValue> fitting(String path) {
    List<JsonValue> values = new ArrayList<>(all());
    if (!path.matches(".*\\.[0-9]+")) {
      values.add(MISSING);
    }
    return values;
  }
}
