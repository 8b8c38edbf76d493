package io.ironicinspector.micro.logging;

import java.util.Optional;

/** The end of a chain of causes. */
record RootCause(Throwable thrown) {
  private static final int DEPTH = 50;
  private static final String OURS = "io.ironicinspector";

  static Optional<RootCause> of(Throwable thrown) {
    if (thrown == null) {
      return Optional.empty();
    }
    Throwable root = thrown;
    for (int i = 0; i < DEPTH && root.getCause() != null && !operators(root); i++) {
      root = root.getCause();
    }
    return Optional.of(new RootCause(root));
  }

  /** Refusals are thrown by our code: as an exception of ours, or as a broken argument or state. */
  boolean isForOperator() {
    return operators(thrown);
  }

  private static boolean operators(Throwable thrown) {
    if (thrown.getMessage() == null) {
      return false;
    }
    if (thrown.getClass().getName().startsWith(OURS)) {
      return true;
    }
    StackTraceElement[] stack = thrown.getStackTrace();
    return thrown.getClass() == IllegalArgumentException.class
        && stack.length > 0
        && stack[0].getClassName().startsWith(OURS);
  }

  String message() {
    return thrown.getMessage();
  }

  @Override
  public String toString() {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }
}
