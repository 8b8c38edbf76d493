package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The adapter on a real etcd, in a server of which little works. */
@Timeout(120)
class ResourceAdapterIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration THREE_LEASES = Duration.ofSeconds(6);
  private static final LockName NODE = new LockName("node");

  private static EtcdServer etcd;

  private final FakeServer server = new FakeServer();
  private final CoordinationResourceAdapter adapter = new CoordinationResourceAdapter();
  private final CoordinationManagedConnectionFactory factory =
      new CoordinationManagedConnectionFactory();

  @BeforeAll
  static void startEtcd() {
    etcd = EtcdServer.started();
  }

  @AfterAll
  static void stopEtcd() {
    etcd.close();
  }

  @BeforeEach
  void start() throws Exception {
    adapter.setProvider("etcd");
    adapter.setEndpoints(etcd.endpoint());
    adapter.setLeaseTtl("2");
    factory.setResourceAdapter(adapter);
    adapter.start(server);
  }

  @AfterEach
  void stop() {
    adapter.stop();
    server.close();
  }

  @Test
  void worksThatTakeAllOfTheServersThreadsDoNotEndTheLease() throws Exception {
    var first = new FakeEndpoints();
    var second = new FakeEndpoints();
    var gates = List.of(first.block(), second.block());
    adapter.endpointActivation(first, new MembershipActivationSpec());
    adapter.endpointActivation(second, new MembershipActivationSpec());
    await().atMost(SOON).until(() -> first.open() + second.open() == FakeServer.THREADS);
    try (CoordinationConnection connection = connect();
        LockGrant grant = connection.tryLock(NODE, SOON).orElseThrow()) {
      await()
          .during(THREE_LEASES)
          .atMost(THREE_LEASES.plusSeconds(2))
          .until(() -> first.events().size() + second.events().size() == 0 && grant.isValid());
      assertThat(grant.confirm()).isTrue();
    }
    gates.forEach(CountDownLatch::countDown);
  }

  @Test
  void aPoolHearsThatTheSessionOfAUsedConnectionWasLost() throws Exception {
    var events = new RecordedConnectionEvents();
    var managed = (CoordinationManagedConnection) factory.createManagedConnection(null, null);
    managed.addConnectionEventListener(events);
    var connection = (CoordinationConnection) managed.getConnection(null, null);
    LockGrant grant = connection.tryLock(NODE, SOON).orElseThrow();
    etcd.etcdctl("lease", "revoke", lease());
    await().atMost(SOON).until(() -> events.all().contains("error"));
    assertThat(grant.isValid()).isFalse();
    assertThat(factory.getInvalidConnections(Set.of(managed)).toArray()).containsExactly(managed);
    try (CoordinationConnection next = connect()) {
      await().atMost(SOON).until(() -> next.tryLock(NODE, Duration.ofSeconds(1)).isPresent());
    }
  }

  /** As idle eviction, a flush or the pool's end do. */
  @Test
  void aPoolThatDestroysItsConnectionsEndsNoLease() throws Exception {
    var managed = (CoordinationManagedConnection) factory.createManagedConnection(null, null);
    var connection = (CoordinationConnection) managed.getConnection(null, null);
    LockGrant grant = connection.tryLock(NODE, SOON).orElseThrow();
    String lease = lease();
    managed.cleanup();
    managed.destroy();
    assertThat(grant.confirm()).isTrue();
    assertThat(lease()).isEqualTo(lease);
    grant.close();
  }

  @Test
  void aStopLeavesNoLeaseNoKeyAndNoThread() throws Exception {
    try (CoordinationConnection connection = connect()) {
      assertThat(connection.tryLock(NODE, SOON)).isPresent();
    }
    adapter.stop();
    assertThat(leases()).isEmpty();
    assertThat(etcd.etcdctl("get", "--prefix", "--keys-only", "/tooz/locks")).isBlank();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.matches("(coordination|grpc|jetcd|vert).*"));
  }

  private static String lease() {
    assertThat(leases()).hasSize(1);
    return leases().get(0);
  }

  private static List<String> leases() {
    return etcd.etcdctl("lease", "list").lines().skip(1).map(String::strip).toList();
  }

  private CoordinationConnection connect() {
    return ((CoordinationConnectionFactory) factory.createConnectionFactory()).getConnection();
  }
}
