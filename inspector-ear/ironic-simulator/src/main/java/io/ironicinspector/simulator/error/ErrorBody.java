package io.ironicinspector.simulator.error;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * The two shapes of Ironic 21.4's error bodies. In both, {@code error_message} is a string that
 * holds JSON once more.
 */
public final class ErrorBody {
  private ErrorBody() {}

  /** What Ironic's own code answers. */
  public static JsonObject fault(int status, String faultString) {
    return wrap(
        JsonText.object()
            .add("faultcode", status < 500 ? "Client" : "Server")
            .add("faultstring", faultString)
            .add("debuginfo", JsonValue.NULL)
            .build());
  }

  /** What its web framework answers: unknown paths and methods, refused microversions. */
  public static JsonObject routing(int status, String title, String description) {
    return wrap(
        JsonText.object()
            .add("code", status)
            .add("title", title)
            .add("description", description)
            .build());
  }

  private static JsonObject wrap(JsonObject inner) {
    return JsonText.object().add("error_message", inner.toString()).build();
  }
}
