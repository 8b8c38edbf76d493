package io.ironicinspector.rules.schema;

/** A rule cannot be accepted. The message names the field, the value and what is allowed. */
public final class InvalidRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidRuleException(String message) {
    super(message);
  }

  public InvalidRuleException(String message, Throwable cause) {
    super(message, cause);
  }
}
