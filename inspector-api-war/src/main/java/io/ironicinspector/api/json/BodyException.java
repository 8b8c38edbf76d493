package io.ironicinspector.api.json;

import java.util.Objects;

/** The body of a request cannot be used. The message is shown to the client. */
public final class BodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public enum Kind {
    TOO_LARGE,
    INVALID
  }

  private final Kind kind;

  BodyException(Kind kind, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  public Kind kind() {
    return kind;
  }
}
