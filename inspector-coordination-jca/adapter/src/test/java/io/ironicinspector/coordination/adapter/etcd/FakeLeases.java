package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.FakeTicker;
import java.time.Duration;

/** A store of leases that answers, is silent or forgets, as the test says. For one thread. */
final class FakeLeases implements Leases {
  private final FakeTicker ticker;
  private boolean silent;
  private boolean forgetful;
  private Duration delay = Duration.ZERO;
  private Duration given = Duration.ofSeconds(12);
  private long lastLease = 100;
  private int calls;

  FakeLeases(FakeTicker ticker) {
    this.ticker = ticker;
  }

  /** Calls run into their timeout from now on, or answer again. */
  void silent(boolean now) {
    silent = now;
  }

  void forgetLeases() {
    forgetful = true;
  }

  /** How long an answer takes. */
  void delay(Duration answer) {
    delay = answer;
  }

  void give(Duration ttl) {
    given = ttl;
  }

  int calls() {
    return calls;
  }

  @Override
  public Grant grant(Duration ttl, Duration timeout) {
    long sent = ticker.nanos();
    answer(timeout);
    return new Grant(++lastLease, sent, given, "fake:1");
  }

  @Override
  public Duration renew(long lease, Duration timeout) {
    answer(timeout);
    return forgetful ? Duration.ZERO : given;
  }

  @Override
  public void revoke(long lease, Duration timeout) {
    answer(timeout);
  }

  private void answer(Duration timeout) {
    calls++;
    if (silent) {
      ticker.advance(timeout);
      throw new CoordinationUnavailableException("silent");
    }
    ticker.advance(delay);
  }
}
