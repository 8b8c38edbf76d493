package io.ironicinspector.client.keystone;

/** Keystone does not answer, or not to us. Says nothing about the token that was asked about. */
public final class KeystoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeystoneException(String message) {
    super(message);
  }

  KeystoneException(String message, Throwable cause) {
    super(message, cause);
  }
}
