package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.adapter.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Logs an outage once when it begins and once when it ends. For one thread; {@link #reason()} may
 * be called by any.
 */
final class OutageLog {
  private static final Logger LOG = Logger.getLogger(OutageLog.class.getName());

  private final String store;
  private final Ticker ticker;
  private boolean down;
  private long sinceNanos;
  private volatile String reason = "";

  OutageLog(String store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  void failed(RuntimeException failure) {
    reason = failure.getMessage();
    if (!down) {
      down = true;
      sinceNanos = ticker.nanos();
      LOG.warning(() -> "no luck with etcd, trying on: " + failure.getMessage());
    }
  }

  /** Why etcd was of no use the last time; empty if it was. */
  Optional<String> reason() {
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  void answered() {
    reason = "";
    if (down) {
      down = false;
      Duration outage = Duration.ofNanos(ticker.nanos() - sinceNanos);
      LOG.info(() -> "etcd at " + store + " answers again after " + outage.toSeconds() + " s");
    }
  }
}
