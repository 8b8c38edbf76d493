package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import java.time.Duration;

/** What a session asks of the store. Every call ends within its timeout. */
interface Leases {
  /** A new lease. */
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

  /** Gives up connections that may be dead, so that the next call makes new ones. */
  void reconnect();

  /**
   * A lease that began some moment after the call.
   *
   * @param ttl what the store gave, which may be more than was asked for
   */
  record Grant(long lease, Duration ttl) {}
}
