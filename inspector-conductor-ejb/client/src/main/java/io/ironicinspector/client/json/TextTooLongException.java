package io.ironicinspector.client.json;

/** A document whose text is longer than is allowed. The message says how long it may be. */
public final class TextTooLongException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TextTooLongException(int mostBytes) {
    super("takes more than " + (mostBytes >> 20) + " MiB as JSON text");
  }
}
