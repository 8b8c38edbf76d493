package io.ironicinspector.simulator.fault;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Orders as JSON. */
final class FaultJson {
  private static final Set<String> NAMES =
      Set.of("method", "path", "status", "body", "delay_ms", "times", "drop");

  private FaultJson() {}

  /** Reads an order. @throws IllegalArgumentException that says what is wrong */
  static Fault read(JsonObject json) {
    for (String name : json.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("unknown member '" + name + "', known are " + NAMES);
      }
    }
    String path =
        text(json, "path").orElseThrow(() -> new IllegalArgumentException("'path' is missing"));
    Fault fault =
        text(json, "method").map(method -> Fault.on(method, path)).orElse(Fault.onAny(path));
    fault = withEnd(fault, json);
    OptionalInt delay = number(json, "delay_ms");
    if (delay.isPresent()) {
      fault = fault.delayedBy(Duration.ofMillis(delay.getAsInt()));
    }
    OptionalInt times = number(json, "times");
    return times.isPresent() ? fault.times(times.getAsInt()) : fault;
  }

  private static Fault withEnd(Fault fault, JsonObject json) {
    OptionalInt status = number(json, "status");
    boolean drop = json.getOrDefault("drop", JsonValue.FALSE) == JsonValue.TRUE;
    JsonValue body = json.get("body");
    if (drop && status.isPresent()) {
      throw new IllegalArgumentException("give 'status' or 'drop', not both");
    }
    if (status.isEmpty()) {
      if (body != null) {
        throw new IllegalArgumentException("'body' needs a 'status'");
      }
      return drop ? fault.dropping() : fault;
    }
    return body == null
        ? fault.answering(status.getAsInt())
        : fault.answering(status.getAsInt(), body);
  }

  private static Optional<String> text(JsonObject json, String name) {
    JsonValue value = json.get(name);
    if (value == null || value instanceof JsonString) {
      return JsonText.text(json, name);
    }
    throw new IllegalArgumentException("'" + name + "' must be a string, was " + value);
  }

  private static OptionalInt number(JsonObject json, String name) {
    JsonValue value = json.get(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      return OptionalInt.of(number.intValueExact());
    }
    throw new IllegalArgumentException("'" + name + "' must be a whole number, was " + value);
  }

  static JsonObject write(Fault fault, int used) {
    JsonObjectBuilder json = JsonText.object();
    fault.method().ifPresent(method -> json.add("method", method));
    json.add("path", fault.path());
    FaultEffect effect = fault.effect();
    effect.status().ifPresent(status -> json.add("status", status));
    effect.body().ifPresent(body -> json.add("body", JsonText.parse(body)));
    json.add("delay_ms", effect.delay().toMillis());
    json.add("drop", effect.drop());
    fault.times().ifPresent(times -> json.add("times", times));
    return json.add("used", used).build();
  }
}
