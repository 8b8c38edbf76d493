package io.ironicinspector.coordination;

/** The adapter's session with its store. Every arrow is told once, in order. */
public enum SessionState {
  /** No lease yet. Next: ACTIVE, CLOSED. */
  CONNECTING,
  /** The lease is held and renewed. Next: SUSPECT, LOST, CLOSED. */
  ACTIVE,
  /**
   * The store does not answer, the lease still runs; locks answer false to isValid. Next: ACTIVE,
   * LOST, CLOSED.
   */
  SUSPECT,
  /** The lease ended; its grants never come back, a new session gets a new lease. Next: CLOSED. */
  LOST,
  /** Ended by this side. Final. */
  CLOSED
}
