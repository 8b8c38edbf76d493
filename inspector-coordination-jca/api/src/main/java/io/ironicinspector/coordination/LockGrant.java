package io.ironicinspector.coordination;

import java.time.Duration;

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
   * Grows with every grant of the same name in the same {@link #store()} (the store's revision at
   * which the lock was given).
   */
  long fencingToken();

  /** Whose tokens these are; tokens of different stores must not be compared. */
  String store();

  /** False as soon as this member knows, or must assume, that the lock is not its own any more. */
  boolean isValid();

  /**
   * How long the lock certainly lasts if the store is not heard of again; zero if it is not valid.
   * Unlimited ({@code Duration.ofSeconds(Long.MAX_VALUE)}) within one process. Does not block.
   */
  Duration remaining();

  /**
   * Asks the store whether the lock is still held.
   *
   * @throws CoordinationUnavailableException the store did not answer, it may be either way
   */
  boolean confirm();

  /**
   * Runs {@code callback} once, on a thread of the adapter, when the lock is lost: its lease ended,
   * or somebody took it away. At once if that has happened already; never after {@link #close()}.
   */
  void onLost(Runnable callback);

  /**
   * Releases the lock. Idempotent; after the lease ended it does nothing. May wait for the store up
   * to its timeout.
   */
  @Override
  void close();
}
