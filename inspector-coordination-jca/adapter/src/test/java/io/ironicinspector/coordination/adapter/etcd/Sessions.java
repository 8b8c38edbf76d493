package io.ironicinspector.coordination.adapter.etcd;

import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes coordinators for tests. */
final class Sessions {
  private static final Duration SOON = Duration.ofSeconds(10);

  private Sessions() {}

  /** With a lease as short as etcd gives. */
  static EtcdCoordinator on(EtcdServer etcd, GroupName group) {
    return on(etcd, group, Duration.ofSeconds(3));
  }

  /** Starts it and waits for its lease. */
  static void start(EtcdCoordinator session) {
    session.start();
    await().atMost(SOON).until(() -> session.sessionState() == SessionState.ACTIVE);
  }

  static EtcdCoordinator on(EtcdServer etcd, GroupName group, Duration leaseTtl) {
    var reader =
        new SettingsReader(
            Map.of(
                Option.ENDPOINTS, etcd.endpoint(),
                Option.GROUP_PATH, group.value(),
                Option.LEASE_TTL, String.valueOf(leaseTtl.toSeconds())),
            key -> Optional.empty());
    return new EtcdCoordinator(reader.settings(), Ticker.SYSTEM);
  }
}
