package io.ironicinspector.simulator.request;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** Reads the body of a request. */
public final class RequestBody {
  private RequestBody() {}

  /**
   * Reads an object; an empty body is an empty one.
   *
   * @throws IronicError with 400 if it is no JSON object. (Real Ironic answers broken JSON with
   *     500.)
   */
  public static JsonObject object(String what, String body) {
    if (body.isBlank()) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    try {
      if (JsonText.parse(body) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException e) {
      throw IronicError.badRequest("Invalid JSON: " + e.getMessage());
    }
    throw IronicError.badRequest(
        "Schema error for " + what + ": " + body.strip() + " is not of type 'object'");
  }

  /** A text that must be there. @throws IronicError with 400 if it is not */
  public static String text(JsonObject body, String name) {
    if (!body.containsKey(name)) {
      throw IronicError.badRequest("Missing mandatory parameter: " + name);
    }
    if (body.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw IronicError.badRequest("Expected string for " + name + ": " + body.get(name));
  }
}
