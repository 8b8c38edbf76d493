package io.ironicinspector.coordination;

/**
 * The store did not answer, or there is no session with it at the moment. Trying later may help.
 */
public class CoordinationUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names what was tried and on which endpoints. */
  public CoordinationUnavailableException(String message) {
    super(message);
  }

  /** As above, with what the client library said. */
  public CoordinationUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
