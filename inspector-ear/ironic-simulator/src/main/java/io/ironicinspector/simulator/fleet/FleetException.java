package io.ironicinspector.simulator.fleet;

/** One line that says what failed and what was answered. */
final class FleetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FleetException(String message) {
    super(message);
  }

  FleetException(String message, Throwable cause) {
    super(message + ": " + cause, cause);
  }
}
