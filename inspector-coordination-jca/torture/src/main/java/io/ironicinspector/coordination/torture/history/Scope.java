package io.ironicinspector.coordination.torture.history;

/** Whom a fault concerns. */
public enum Scope {
  /** The servers, and so everybody. */
  SERVERS,
  /** One member's way to the servers. */
  LINKS,
  /** One member's process: it is paused, killed or started. */
  PROCESS,
  /** A lease, which somebody else revokes. */
  LEASE,
  /** One lock, which somebody takes away; nobody is broken by it. */
  LOCK;

  /** As the target of a fault. */
  public static final String EVERYBODY = "*";
}
