package io.ironicinspector.api.error;

import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** A request that a resource refuses. The message is shown to the client. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Response.Status status;
  private final String challenge;

  public ApiException(Response.Status status, String message) {
    this(status, message, "");
  }

  private ApiException(Response.Status status, String message, String challenge) {
    super(message);
    this.status = Objects.requireNonNull(status, "status");
    this.challenge = challenge;
  }

  /** 401. */
  public static ApiException unauthorized(String challenge) {
    return new ApiException(Response.Status.UNAUTHORIZED, "Authentication required", challenge);
  }

  /** 400. */
  public static ApiException badRequest(String message) {
    return new ApiException(Response.Status.BAD_REQUEST, message);
  }

  /** 404. */
  public static ApiException notFound(String message) {
    return new ApiException(Response.Status.NOT_FOUND, message);
  }

  Response.Status status() {
    return status;
  }

  /** What WWW-Authenticate says; empty if there is nothing to say. */
  String challenge() {
    return challenge;
  }
}
