package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.adapter.Ticker;
import java.time.Duration;
import java.util.logging.Logger;

/** Logs an outage once when it begins and once when it ends. For one thread. */
final class OutageLog {
  private static final Logger LOG = Logger.getLogger(OutageLog.class.getName());

  private final String store;
  private final Ticker ticker;
  private boolean down;
  private long sinceNanos;

  OutageLog(String store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
  }

  void failed(RuntimeException failure) {
    if (!down) {
      down = true;
      sinceNanos = ticker.nanos();
      LOG.warning(() -> "etcd does not answer, trying on: " + failure.getMessage());
    }
  }

  void answered() {
    if (down) {
      down = false;
      Duration outage = Duration.ofNanos(ticker.nanos() - sinceNanos);
      LOG.info(() -> "etcd at " + store + " answers again after " + outage.toSeconds() + " s");
    }
  }
}
