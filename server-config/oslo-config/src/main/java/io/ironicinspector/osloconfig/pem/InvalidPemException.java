package io.ironicinspector.osloconfig.pem;

/** A file that is not what it should be; the message comes after the file's name. */
public final class InvalidPemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidPemException(String message, Throwable cause) {
    super(message, cause);
  }
}
