package io.ironicinspector.coordination;

/**
 * Exclusive right to {@link #name()}, held until {@link #close()} or until the session's lease
 * ends.
 *
 * <p>Promise: at most one grant per name is valid in the store at any revision. Not promised: that
 * a paused JVM notices in time. A write that must not happen twice carries {@link #fencingToken()}
 * and the writer of the data compares it.
 *
 * <p>Thread-safe. Belongs to the object, not to the thread nor to the connection it came from: it
 * may be closed from another thread, and it outlives its connection.
 */
public interface LockGrant extends AutoCloseable {
  /** What is locked. */
  LockName name();

  /**
   * Grows with every grant of the same name in the same {@link #store()} (the store's create
   * revision).
   */
  long fencingToken();

  /** Whose tokens these are; tokens of different stores must not be compared. */
  String store();

  /** False as soon as this member knows, or must assume, that the lease ended. Does not block. */
  boolean isValid();

  /**
   * Releases the lock. Idempotent; after the lease ended it does nothing. May wait for the store up
   * to its timeout.
   */
  @Override
  void close();
}
