package io.ironicinspector.client.keystone;

/** Keystone does not answer, or not to us. Says nothing about the token that was asked about. */
public final class KeystoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean refusal;

  KeystoneException(String message) {
    this(message, false);
  }

  /**
   * @param refusal whether it answered, and trying again does not help
   */
  KeystoneException(String message, boolean refusal) {
    super(message);
    this.refusal = refusal;
  }

  KeystoneException(String message, Throwable cause) {
    super(message, cause);
    this.refusal = false;
  }

  /** Whether it answered that we may not, which stays so until somebody mends the configuration. */
  public boolean isRefusal() {
    return refusal;
  }
}
