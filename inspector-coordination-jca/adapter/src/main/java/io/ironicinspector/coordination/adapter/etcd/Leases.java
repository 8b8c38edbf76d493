package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import java.time.Duration;

/**
 * What a session asks of the store. Every call ends within its timeout, and the one after a failure
 * goes to another member.
 */
interface Leases {
  /** A new lease, signed with this process's name. */
  Grant grant(Duration ttl, Duration timeout);

  /**
   * How long the lease now runs, from some moment after the call.
   *
   * @return zero if the store does not know the lease any more
   * @throws CoordinationUnavailableException if the store did not answer; it may have renewed
   */
  Duration renew(long lease, Duration timeout);

  /** Ends the lease, and with it every key that hangs on it. */
  void revoke(long lease, Duration timeout);

  /**
   * A new lease.
   *
   * @param sentNanos some moment before it began, by the session's ticker
   * @param ttl what the store gave, which may be more than was asked for
   * @param store the name of the data it belongs to
   */
  record Grant(long lease, long sentNanos, Duration ttl, String store) {}
}
