package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TLS and passwords. */
@Timeout(60)
class EtcdSecurityIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void aSessionOverTlsWorks() throws Exception {
    try (EtcdServer etcd = EtcdServer.stoppedWithTls()) {
      etcd.start();
      worksWith(
          Map.of(
              Option.ENDPOINTS, etcd.endpoint(),
              Option.CA_CERT, etcd.certificate().toString()));
    }
  }

  @Test
  void aSessionWithAPasswordWorks() throws Exception {
    try (EtcdServer etcd = EtcdServer.started()) {
      etcd.etcdctl("user", "add", "root:secret");
      etcd.etcdctl("auth", "enable");
      worksWith(
          Map.of(
              Option.ENDPOINTS, etcd.endpoint(),
              Option.USER, "root",
              Option.PASSWORD, "secret"));
    }
  }

  private static void worksWith(Map<Option, String> properties) throws InterruptedException {
    var settings = new SettingsReader(properties, key -> Optional.empty()).settings();
    try (var coordinator = new EtcdCoordinator(settings, Ticker.SYSTEM)) {
      coordinator.start();
      await().atMost(SOON).until(() -> coordinator.sessionState() == SessionState.ACTIVE);
      assertThat(coordinator.tryLock(new LockName("n"), Duration.ZERO)).isPresent();
      var group = new GroupName("g");
      coordinator.join(group, new MemberId("m"), Map.of());
      await().atMost(SOON).until(() -> coordinator.members(group).size() == 1);
    }
  }
}
