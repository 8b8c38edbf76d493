package io.ironicinspector.coordination.benchmark;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.etcd.EtcdCoordinator;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Opens sessions of the adapter, as an application server would, under names of this run.
 *
 * @param prefix of the keys that are not tooz's
 */
record Sessions(String endpoint, String prefix) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The group of this run, in which nobody else is. */
  GroupName group() {
    return new GroupName(prefix.replace("/", ""));
  }

  /**
   * An active one.
   *
   * @param locks what it shares locks with the others of; it hears of every release among them
   */
  Coordinator open(String locks) {
    var properties =
        Map.of(
            Option.ENDPOINTS,
            endpoint,
            Option.NAMESPACE,
            prefix,
            Option.LOCK_PREFIX,
            group().value() + "-" + locks,
            Option.GROUP_PATH,
            group().value());
    var settings = new SettingsReader(properties, key -> Optional.empty()).settings();
    Coordinator session = new EtcdCoordinator(settings, Ticker.SYSTEM);
    session.start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (session.sessionState() != SessionState.ACTIVE) {
      if (System.nanoTime() - deadline > 0) {
        session.close();
        throw new IllegalStateException("no session with etcd at " + endpoint);
      }
      pause();
    }
    return session;
  }

  static void pause() {
    try {
      // Nobody counts this down: it is a bounded rest.
      new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
