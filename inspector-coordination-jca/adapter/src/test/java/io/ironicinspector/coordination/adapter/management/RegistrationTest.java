package io.ironicinspector.coordination.adapter.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.inprocess.InProcessCoordinator;
import io.ironicinspector.coordination.adapter.inprocess.InProcessStore;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final GroupName GROUP = new GroupName("g");
  private static final LockName NODE = new LockName("node");

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final InProcessCoordinator coordinator =
      new InProcessCoordinator(new InProcessStore(), GROUP);

  @BeforeEach
  void start() {
    coordinator.start();
  }

  @AfterEach
  void stop() {
    coordinator.close();
  }

  @Test
  void anAdministratorSeesTheSessionTheGroupAndTheLocks() throws Exception {
    coordinator.join(GROUP, new MemberId("m"), Map.of());
    coordinator.members(GROUP);
    LockGrant grant = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    try (Registration registration = Registration.of(coordinator)) {
      assertThat(registration).isNotNull();
      CoordinationMXBean bean = bean();
      assertThat(bean.getSessionState()).isEqualTo("ACTIVE");
      assertThat(bean.getLeaseRemainingMillis()).isEqualTo(Long.MAX_VALUE);
      assertThat(bean.getGroupViews())
          .singleElement()
          .satisfies(
              view -> {
                assertThat(view.getGroup()).isEqualTo("g");
                assertThat(view.getMembers()).isEqualTo(1);
                assertThat(view.getRevision()).isPositive();
                assertThat(view.getAgeMillis()).isNotNegative();
              });
      assertThat(bean.getHeldLocks())
          .singleElement()
          .satisfies(
              held -> {
                assertThat(held.getName()).isEqualTo("node");
                assertThat(held.getFencingToken()).isEqualTo(grant.fencingToken());
              });
      assertThat(bean.getWaiters()).isEmpty();
    }
  }

  @Test
  void anAdministratorTakesALockFromItsHolder() throws Exception {
    LockGrant grant = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    try (Registration registration = Registration.of(coordinator)) {
      assertThat(registration).isNotNull();
      StoredLockInfo stored = bean().storedLocks().get(0);
      assertThat(stored.getName()).isEqualTo("node");
      assertThat(stored.getHolder()).contains(String.valueOf(ProcessHandle.current().pid()));
      assertThat(stored.getSince()).endsWith("Z");
      assertThat(bean().forceRelease("node", stored.getFencingToken() + 1)).isFalse();
      assertThat(bean().forceRelease("node", stored.getFencingToken())).isTrue();
      assertThat(bean().storedLocks()).isEmpty();
    }
    assertThat(grant.isValid()).isFalse();
  }

  @Test
  void eachHasItsNumberAndNothingIsLeftBehind() throws Exception {
    Set<ObjectName> before = names();
    try (Registration one = Registration.of(coordinator)) {
      try (Registration other = Registration.of(coordinator)) {
        assertThat(names()).hasSize(before.size() + 2);
        assertThat(one).isNotEqualTo(other);
      }
      assertThat(names()).hasSize(before.size() + 1);
    }
    assertThat(names()).isEqualTo(before);
  }

  private CoordinationMXBean bean() throws Exception {
    var name = new ObjectName("io.ironicinspector:type=Coordination,instance=1");
    return JMX.newMXBeanProxy(server, name, CoordinationMXBean.class);
  }

  private Set<ObjectName> names() throws Exception {
    return server.queryNames(new ObjectName("io.ironicinspector:type=Coordination,*"), null);
  }
}
