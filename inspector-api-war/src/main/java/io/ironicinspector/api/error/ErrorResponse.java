package io.ironicinspector.api.error;

import io.ironicinspector.client.json.PythonJson;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
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

  /** The same without JAX-RS. */
  public static void write(HttpServletResponse response, int status, String message)
      throws IOException {
    byte[] body = body(message);
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static byte[] body(String message) {
    return PythonJson.sorted(Map.of("error", Map.of("message", message)));
  }
}
