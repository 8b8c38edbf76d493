package io.ironicinspector.micro;

/** Why the process does not start. The message is one line for the operator. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartFailure(String message) {
    super(message.replaceAll("\\s*\\R\\s*", " "));
  }

  public StartFailure(String message, Throwable cause) {
    super(message.replaceAll("\\s*\\R\\s*", " "), cause);
  }
}
