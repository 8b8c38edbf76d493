package io.ironicinspector.api.error;

import io.ironicinspector.api.json.PythonJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The one shape of all errors. */
public final class ErrorResponse {
  private ErrorResponse() {}

  /** Status code and {@code {"error":{"message":"..."}}}. */
  public static Response of(int status, String message) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(body(message))
        .build();
  }

  static byte[] body(String message) {
    return PythonJson.sorted(Map.of("error", Map.of("message", message)));
  }
}
