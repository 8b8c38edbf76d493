package io.ironicinspector.conductor.lookup;

/** No node, or not exactly one. The message is upstream's. */
public final class LookupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LookupException(String message) {
    super(message);
  }
}
