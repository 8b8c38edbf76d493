package io.ironicinspector.conductor.hook;

/** A hook found something that ends the run. The message is for the operator. */
public final class HookFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HookFailedException(String message) {
    super(message);
  }
}
