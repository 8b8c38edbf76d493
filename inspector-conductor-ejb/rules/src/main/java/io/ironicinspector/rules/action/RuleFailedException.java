package io.ironicinspector.rules.action;

/** A rule ended the run. The message is the one that the operator and the ramdisk get to see. */
public final class RuleFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RuleFailedException(String message) {
    super(message);
  }
}
