package io.ironicinspector.rules.path;

/** A text is no path of this dialect. The message is jsonpath-rw's. */
public final class InvalidPathException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidPathException(String message) {
    super(message);
  }
}
