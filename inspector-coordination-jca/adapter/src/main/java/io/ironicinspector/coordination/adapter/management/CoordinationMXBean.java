package io.ironicinspector.coordination.adapter.management;

import java.util.List;

/**
 * One running resource adapter, registered as {@code io.ironicinspector:type=Coordination,
 * instance=<n>}; the first one of a JVM has the number 1. The attributes are what this process
 * knows: reading them does not go to the store and does not block. The operations do.
 *
 * <p>Thread-safe. There from the adapter's start to its stop.
 */
public interface CoordinationMXBean {
  /** CONNECTING, ACTIVE, SUSPECT, LOST or CLOSED. */
  String getSessionState();

  /**
   * Milliseconds which the lease certainly lasts if the store is not heard of again; the greatest
   * number where nothing can end it, within one process.
   */
  long getLeaseRemainingMillis();

  /** The groups that this process looks at. */
  List<GroupViewInfo> getGroupViews();

  /** The locks of this process. */
  List<HeldLockInfo> getHeldLocks();

  /** The locks that threads of this process wait for; one entry for each thread. */
  List<String> getWaiters();

  /** All locks in the store, whoever has them. */
  List<StoredLockInfo> storedLocks();

  /**
   * Takes a lock away from whoever holds it. For a holder that does not work on it any more.
   *
   * @param fencingToken of the grant that is meant, from {@link #storedLocks()}
   * @return false if that grant is over already
   */
  boolean forceRelease(String lock, long fencingToken);
}
