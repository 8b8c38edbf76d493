package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.CoordinationConnection;
import io.ironicinspector.coordination.CoordinationConnectionFactory;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ResourceAdapterTest {
  private static final MemberId ALICE = new MemberId("alice");

  private final GroupName group = new GroupName("g-" + UUID.randomUUID());
  private final FakeServer server = new FakeServer();
  private final ActivationSpec spec = new MembershipActivationSpec();
  private final CoordinationResourceAdapter adapter = new CoordinationResourceAdapter();
  private final CoordinationManagedConnectionFactory factory =
      new CoordinationManagedConnectionFactory();

  @BeforeEach
  void configure() throws Exception {
    adapter.setProvider("in-process");
    adapter.setGroupPath(group.value());
    factory.setResourceAdapter(adapter);
  }

  @AfterEach
  void stop() {
    adapter.stop();
    server.close();
  }

  @Test
  void connectionsAreViewsOfOneSession() throws Exception {
    adapter.start(server);
    var node = new LockName(group.value());
    try (CoordinationConnection one = connect();
        CoordinationConnection other = connect()) {
      assertThat(one.group()).isEqualTo(group);
      var grant = one.tryLock(node, Duration.ZERO).orElseThrow();
      assertThat(other.tryLock(node, Duration.ZERO)).isEmpty();
      grant.close();
      one.join(group, ALICE, Map.of());
      assertThat(other.members(group).members()).hasSize(1);
      other.leave(group, ALICE);
      assertThat(one.members(group).members()).isEmpty();
    }
  }

  @Test
  void aBadSettingIsRefusedAtTheStartWithASentence() {
    adapter.setProvider("etcd");
    adapter.setPort("http");
    assertThatThrownBy(() -> adapter.start(server))
        .isInstanceOf(ResourceAdapterInternalException.class)
        .hasMessage("[etcd] port = http is not allowed: a port from 1 to 65535");
  }

  @Test
  void aStartWithoutEtcdReturnsAndTheStopEndsIt() throws Exception {
    adapter.setProvider("etcd");
    adapter.setHost("127.0.0.1");
    adapter.setPort("1");
    adapter.start(server);
    try (CoordinationConnection connection = connect()) {
      var node = new LockName("n");
      assertThatThrownBy(() -> connection.tryLock(node, Duration.ZERO))
          .isInstanceOf(CoordinationUnavailableException.class);
    }
    adapter.stop();
    // A thread that has done its last is still alive for a moment.
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.matches("(coordination|grpc|jetcd|vert).*")));
  }

  @Test
  void beforeTheStartAndAfterTheStopConnectionsAreRefused() throws Exception {
    assertThatThrownBy(this::connect).isInstanceOf(CoordinationUnavailableException.class);
    adapter.start(server);
    try (CoordinationConnection connection = connect()) {
      adapter.stop();
      assertThatThrownBy(() -> connection.members(group))
          .isInstanceOf(CoordinationUnavailableException.class);
    }
    assertThatThrownBy(this::connect).isInstanceOf(CoordinationUnavailableException.class);
    adapter.stop();
  }

  @Test
  void thereIsNothingToRecover() {
    assertThat(adapter.getXAResources(new ActivationSpec[] {spec})).isEmpty();
  }

  @Test
  void equalityFollowsTheProperties() throws Exception {
    var same = new CoordinationResourceAdapter();
    same.setProvider("in-process");
    same.setGroupPath(group.value());
    assertThat(same).isEqualTo(adapter).hasSameHashCodeAs(adapter);
    var sameFactory = new CoordinationManagedConnectionFactory();
    sameFactory.setResourceAdapter(same);
    assertThat(sameFactory).isEqualTo(factory).hasSameHashCodeAs(factory);
    same.setHost("elsewhere");
    assertThat(same).isNotEqualTo(adapter);
  }

  @Test
  void aLockTakenInATransactionBelongsToIt() throws Exception {
    adapter.start(server);
    var node = new LockName(group.value());
    try (CoordinationConnection connection = connect()) {
      server.transactions().begin();
      connection.tryLock(node, Duration.ZERO).orElseThrow().close();
      assertThat(server.transactions().commit(() -> {})).isTrue();
      assertThat(connection.tryLock(node, Duration.ZERO)).isPresent();
    }
  }

  @Test
  void anAdministratorSeesItFromStartToStop() throws Exception {
    adapter.start(server);
    assertThat(beans()).hasSize(1);
    adapter.stop();
    assertThat(beans()).isEmpty();
  }

  private static Set<ObjectName> beans() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("io.ironicinspector:type=Coordination,*"), null);
  }

  private CoordinationConnection connect() {
    return ((CoordinationConnectionFactory) factory.createConnectionFactory()).getConnection();
  }
}
