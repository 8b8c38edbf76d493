package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.settings.Option;
import io.ironicinspector.coordination.adapter.settings.SettingsReader;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of the endpoints is no use. Repeated, since a session begins with any of them. */
@Timeout(60)
@ExtendWith(OneMoreClient.class)
class EtcdFailoverIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @RepeatedTest(3)
  void anEndpointThatTakesConnectionsAndAnswersNothingIsLeft() throws Exception {
    // The system takes the connections, nobody here does.
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var etcd = EtcdServer.started()) {
      worksWith("http://127.0.0.1:" + mute.getLocalPort() + "," + etcd.endpoint());
    }
  }

  @RepeatedTest(3)
  void anEndpointWhereNobodyListensIsLeft() throws Exception {
    try (var etcd = EtcdServer.started()) {
      worksWith("http://127.0.0.1:" + unusedPort() + "," + etcd.endpoint());
    }
  }

  private static int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void worksWith(String endpoints) throws InterruptedException {
    var reader =
        new SettingsReader(
            Map.of(Option.ENDPOINTS, endpoints, Option.LEASE_TTL, "6"), key -> Optional.empty());
    try (var session = new EtcdCoordinator(reader.settings(), Ticker.SYSTEM)) {
      session.start();
      await().atMost(SOON).until(() -> session.sessionState() == SessionState.ACTIVE);
      LockGrant held = session.tryLock(new LockName("n"), Duration.ZERO).orElseThrow();
      assertThat(held.confirm()).isTrue();
      held.close();
      assertThat(session.members(session.group()).members()).isEmpty();
    }
  }
}
