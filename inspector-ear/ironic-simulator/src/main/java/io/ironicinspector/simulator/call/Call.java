package io.ironicinspector.simulator.call;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * One request to Ironic's part of the simulator, as it arrived.
 *
 * @param path with the query, as the client encoded it
 * @param microversion what the client asked for, or empty
 * @param body as text; "" for none
 */
public record Call(
    String method, String path, Optional<String> microversion, String body, Instant time) {

  /** The form of {@code GET /simulator/calls}: the body as JSON if it is that, else as a string. */
  public JsonObject toJson() {
    return JsonText.object()
        .add("method", method)
        .add("path", path)
        .add("microversion", JsonText.stringOrNull(microversion))
        .add("body", bodyAsJson())
        .add("time", time.toString())
        .build();
  }

  private JsonValue bodyAsJson() {
    if (body.isEmpty()) {
      return JsonValue.NULL;
    }
    try {
      return JsonText.parse(body);
    } catch (JsonException e) {
      return JsonText.string(body);
    }
  }
}
