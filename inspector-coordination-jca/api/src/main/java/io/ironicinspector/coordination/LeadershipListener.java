package io.ironicinspector.coordination;

/**
 * Hears whether this member leads. The two calls alternate, beginning with {@link #onElected}.
 * Called by one thread at a time.
 */
public interface LeadershipListener {
  /** This member leads from now on; {@code leadership} has the token for its work. */
  void onElected(Leadership leadership);

  /**
   * This member leads no more, or cannot be sure that it does because the session is SUSPECT: it
   * must stop the leader's work.
   */
  void onDemoted(ElectionName election);
}
