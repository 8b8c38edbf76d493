package io.ironicinspector.rules.python;

/**
 * An operation met a value that it cannot use, where upstream's service would have failed the whole
 * run. The message is what Python says. It carries no stack trace: it tells of data, not of code.
 */
public final class UnusableValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableValueException(String message) {
    super(message, null, false, false);
  }
}
