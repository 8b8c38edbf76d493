package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.FakeTicker;
import java.time.Duration;
import java.util.function.Supplier;

/** One lease as a server keeps it: it runs from when the server got the request. */
final class ModelLeases implements Leases {
  private static final Duration TTL = Duration.ofSeconds(12);
  private static final Duration WAY = Duration.ofMillis(2);

  private final FakeTicker ticker;
  private Answer answer = Answer.SOON;
  private boolean revoked;
  private Long endNanos;

  ModelLeases(FakeTicker ticker) {
    this.ticker = ticker;
  }

  /** What becomes of the calls from now on. */
  void next(Answer next) {
    answer = next;
    revoked |= next == Answer.REVOKED;
  }

  boolean revoked() {
    return revoked;
  }

  /** How long the server still keeps the lease; negative if it ended. */
  Duration left() {
    return endNanos == null ? Duration.ZERO : Duration.ofNanos(endNanos - ticker.nanos());
  }

  @Override
  public Grant grant(Duration ttl, Duration timeout) {
    long sent = ticker.nanos();
    call(timeout, this::extend);
    return new Grant(1, sent, TTL, "model");
  }

  @Override
  public Duration renew(long lease, Duration timeout) {
    return call(timeout, () -> isThere() ? extend() : Duration.ZERO);
  }

  private boolean isThere() {
    return !revoked && left().compareTo(Duration.ZERO) > 0;
  }

  private Duration extend() {
    endNanos = ticker.nanos() + TTL.toNanos();
    return TTL;
  }

  private Duration call(Duration timeout, Supplier<Duration> work) {
    ticker.advance(WAY);
    if (answer == Answer.NONE) {
      throw silent(timeout.minus(WAY));
    }
    Duration result = work.get();
    if (answer == Answer.LOST_ON_THE_WAY_BACK) {
      throw silent(timeout.minus(WAY));
    }
    ticker.advance(answer == Answer.LATE ? timeout.dividedBy(2) : WAY);
    return result;
  }

  private CoordinationUnavailableException silent(Duration rest) {
    ticker.advance(rest.isNegative() ? Duration.ZERO : rest);
    return new CoordinationUnavailableException("no answer");
  }

  @Override
  public void revoke(long lease, Duration timeout) {
    endNanos = ticker.nanos();
  }

  /** What becomes of a call. */
  enum Answer {
    SOON,
    LATE,
    LOST_ON_THE_WAY_BACK,
    NONE,
    REVOKED
  }
}
