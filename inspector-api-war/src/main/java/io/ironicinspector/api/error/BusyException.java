package io.ironicinspector.api.error;

/** Too many callers are being checked at the same time. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BusyException(String message) {
    super(message);
  }
}
