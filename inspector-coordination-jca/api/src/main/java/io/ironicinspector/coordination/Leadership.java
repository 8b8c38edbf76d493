package io.ironicinspector.coordination;

/**
 * The right to do a leader's work. What it writes carries {@link #fencingToken()}, as under a lock:
 * a paused leader does not know that it was replaced.
 *
 * <p>Thread-safe; ends by itself.
 */
public interface Leadership {
  /** What is led. */
  ElectionName election();

  /** Grows with every leader of the same election in the same {@link #store()}. */
  long fencingToken();

  /** Whose tokens these are; tokens of different stores must not be compared. */
  String store();

  /**
   * False as soon as this member knows, or must assume, that it leads no more; also while the
   * session is SUSPECT. Does not block.
   */
  boolean isValid();
}
