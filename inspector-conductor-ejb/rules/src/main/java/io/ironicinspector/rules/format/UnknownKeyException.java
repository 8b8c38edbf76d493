package io.ironicinspector.rules.format;

/** Python's KeyError. */
final class UnknownKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object key;

  UnknownKeyException(Object key) {
    super(null, null, false, false);
    this.key = key;
  }

  /** A text or a whole number. */
  Object key() {
    return key;
  }
}
