package io.ironicinspector.conductor.json;

/** A field of a document has a type or a value that cannot be used. The message names it. */
public final class MalformedFieldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedFieldException(String message) {
    super(MessageLength.limited(message));
  }
}
