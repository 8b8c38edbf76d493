package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.Settings;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Coordinators for the tests of TLS and passwords. */
final class SecureSession {
  private static final Duration SOON = Duration.ofSeconds(10);

  private SecureSession() {}

  static Settings settings(Map<Option, String> properties) {
    return new SettingsReader(properties, key -> Optional.empty()).settings();
  }

  /** An active one. */
  static EtcdCoordinator opened(Map<Option, String> properties) {
    var coordinator = new EtcdCoordinator(settings(properties), Ticker.SYSTEM);
    coordinator.start();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(coordinator.sessionState()).isEqualTo(SessionState.ACTIVE));
    return coordinator;
  }

  /** What an application is told that wants a lock and cannot have a session. */
  static String refusal(Map<Option, String> properties) {
    try (var coordinator = new EtcdCoordinator(settings(properties), Ticker.SYSTEM)) {
      coordinator.start();
      return await().atMost(SOON).until(() -> refusal(coordinator), text -> text.contains(": "));
    }
  }

  // The first answer comes before anything was tried.
  private static String refusal(EtcdCoordinator coordinator) throws InterruptedException {
    try {
      coordinator.tryLock(new LockName("n"), Duration.ZERO).orElseThrow().close();
      throw new AssertionError("the session works");
    } catch (CoordinationUnavailableException e) {
      return e.getMessage();
    }
  }
}
