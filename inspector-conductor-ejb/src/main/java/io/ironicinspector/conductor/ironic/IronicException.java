package io.ironicinspector.conductor.ironic;

import io.ironicinspector.client.ConductorException;

/** Ironic refused, or did not answer. */
public final class IronicException extends ConductorException {
  private static final long serialVersionUID = 1L;

  /** What {@link #status()} is when no answer came. */
  public static final int NO_ANSWER = 0;

  private final int status;

  IronicException(int status, String message) {
    this(status, message, null);
  }

  IronicException(int status, String message, Throwable cause) {
    super(kind(status), message, cause);
    this.status = status;
  }

  /** The HTTP status, or {@link #NO_ANSWER}. */
  public int status() {
    return status;
  }

  /** Whether the same request may succeed a little later. */
  boolean mayPass() {
    return status == NO_ANSWER || status == 409 || status >= 500;
  }

  /**
   * The same failure, with what it kept from being done in front of its message. Other failures
   * come back as they are.
   */
  public static Throwable during(String what, Throwable failure) {
    Throwable cause = IronicHttp.cause(failure);
    return cause instanceof IronicException refused
        ? new IronicException(refused.status(), what + ": " + refused.getMessage(), refused)
        : cause;
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 400 -> Kind.INVALID;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case NO_ANSWER, 502, 503, 504 -> Kind.UNAVAILABLE;
      default -> Kind.INTERNAL;
    };
  }
}
