package io.ironicinspector.api.error;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers of the JAX-RS runtime itself, in our shape. The texts are those that upstream sends. */
final class Routing {
  private Routing() {}

  static Response response(Response original) {
    int status = original.getStatus();
    if (status < 400) {
      return original; // an OPTIONS answer or a redirect travels as an exception in some runtimes
    }
    Response.ResponseBuilder copy =
        Response.fromResponse(ErrorResponse.of(status, text(original.getStatusInfo())));
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? copy.build() : copy.header(HttpHeaders.ALLOW, complete(allow)).build();
  }

  /** Runtimes answer HEAD where there is GET, but do not all say so. */
  private static String complete(String allow) {
    boolean get = allow.matches("(.*\\W)?GET\\b.*");
    return get && !allow.contains("HEAD") ? allow + ",HEAD" : allow;
  }

  static String text(Response.StatusType status) {
    String line = "%d %s".formatted(status.getStatusCode(), status.getReasonPhrase());
    return switch (status.getStatusCode()) {
      case 404 ->
          line
              + ": The requested URL was not found on the server. If you entered the URL manually"
              + " please check your spelling and try again.";
      case 405 -> line + ": The method is not allowed for the requested URL.";
      case 500 -> "Internal server error";
      default -> line;
    };
  }
}
