package io.ironicinspector.coordination.torture.check;

import java.time.Duration;

/**
 * What the checker measures by.
 *
 * @param ttl of the leases, as granted
 * @param bound how long after the end of a fault, in addition to the ttl, everything may take to be
 *     as it should
 * @param stop the longest that a stop may take
 * @param paceInterval between two turns
 * @param maxStaleness the oldest that a view may be
 */
public record Limits(
    Duration ttl, Duration bound, Duration stop, Duration paceInterval, Duration maxStaleness) {
  /** The time after which a healed system must be as it should. */
  public Duration recovery() {
    return ttl.plus(bound);
  }
}
