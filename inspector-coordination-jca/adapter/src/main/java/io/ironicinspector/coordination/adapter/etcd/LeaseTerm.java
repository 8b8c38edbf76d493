package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.SessionState;
import java.time.Duration;

/**
 * How long a lease is good, as far as this side can know: counted from the moment the last
 * successful request was <em>sent</em>, so that the store cannot have ended it earlier. Times are
 * those of a Ticker.
 *
 * @param confirmedNanos when that request was sent
 * @param ttl what the store answered
 */
record LeaseTerm(long lease, long confirmedNanos, Duration ttl) {
  LeaseTerm renewed(long sentNanos, Duration newTtl) {
    return new LeaseTerm(lease, sentNanos, newTtl);
  }

  /** When to renew. */
  long renewNanos() {
    return confirmedNanos + ttl.toNanos() / 3;
  }

  /** From here on nobody may rely on it: two attempts to renew it have failed. */
  long suspectNanos() {
    return confirmedNanos + ttl.toNanos() / 3 * 2;
  }

  /** From here on it counts as ended: a little before the store can end it. */
  long lostNanos() {
    return confirmedNanos + ttl.toNanos() - ttl.toNanos() / 20;
  }

  /** ACTIVE, SUSPECT or LOST. */
  SessionState stateAt(long nanos) {
    if (nanos - lostNanos() >= 0) {
      return SessionState.LOST;
    }
    return nanos - suspectNanos() >= 0 ? SessionState.SUSPECT : SessionState.ACTIVE;
  }
}
