package io.ironicinspector.coordination.torture.check;

/**
 * A promise that was broken.
 *
 * @param promise which one
 * @param what happened
 */
public record Violation(Promise promise, String what) {
  @Override
  public String toString() {
    return promise + ": " + what;
  }
}
