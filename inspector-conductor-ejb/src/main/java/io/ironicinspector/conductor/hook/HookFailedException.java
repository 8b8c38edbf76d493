package io.ironicinspector.conductor.hook;

import io.ironicinspector.conductor.json.MessageLength;

/** A hook found something that ends the run. The message is for the operator. */
public final class HookFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Ends the run.
   *
   * @param message what is wrong with which field or value
   */
  public HookFailedException(String message) {
    super(MessageLength.limited(message));
  }
}
