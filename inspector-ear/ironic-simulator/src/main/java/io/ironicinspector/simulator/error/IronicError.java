package io.ironicinspector.simulator.error;

/** A request that is answered with an error status and Ironic's fault text. */
public final class IronicError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  public IronicError(int status, String faultString) {
    super(faultString);
    this.status = status;
  }

  public static IronicError badRequest(String faultString) {
    return new IronicError(400, faultString);
  }

  public static IronicError notFound(String faultString) {
    return new IronicError(404, faultString);
  }

  public static IronicError conflict(String faultString) {
    return new IronicError(409, faultString);
  }

  /** The answer to a feature that the requested microversion does not have. */
  public static IronicError notAcceptable() {
    return new IronicError(406, "Request not acceptable.");
  }

  public int status() {
    return status;
  }
}
