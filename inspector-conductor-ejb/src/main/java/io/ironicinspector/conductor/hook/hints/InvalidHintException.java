package io.ironicinspector.conductor.hook.hints;

/** Hints, or the disks to be compared with them, cannot be used. The message says which. */
public final class InvalidHintException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidHintException(String message) {
    super(message);
  }
}
