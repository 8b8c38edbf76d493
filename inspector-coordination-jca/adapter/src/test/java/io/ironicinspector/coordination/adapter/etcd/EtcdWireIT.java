package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.RecordedEvents;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lies in etcd, and when: seen with etcdctl, as a Python member would see it. */
@Timeout(90)
class EtcdWireIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final GroupName GROUP = new GroupName("/openstack/ironic-inspector/service-group");
  private static final String GROUP_KEY = "tooz/groups//openstack/ironic-inspector/service-group/";
  private static final MemberId MEMBER = new MemberId("ironic_inspector.conductor.c1");
  private static final LockName NODE = new LockName("1be26c0b-03f2-4d2e-ae87-c02d7f33c123");
  private static final String LOCK_KEY =
      "/tooz/locksironic-inspector.1be26c0b-03f2-4d2e-ae87-c02d7f33c123";

  private final EtcdServer etcd = EtcdServer.stopped();
  private final EtcdCoordinator coordinator = Sessions.on(etcd, GROUP);

  @AfterEach
  void stop() {
    coordinator.close();
    etcd.close();
  }

  @Test
  void keysAndValuesAreToozsByteForByte() throws Exception {
    begin();
    coordinator.join(GROUP, MEMBER, Map.of("version", "1", "rpc_url", "http://c1/rpc"));
    await().atMost(SOON).until(() -> keys("tooz/").contains(GROUP_KEY + MEMBER));
    assertThat(keys("tooz/")).containsExactly(GROUP_KEY, GROUP_KEY + MEMBER);
    assertThat(valueOf(GROUP_KEY)).isEqualTo(hex(GROUP_KEY));
    assertThat(valueOf(GROUP_KEY + MEMBER))
        .isEqualTo(
            "82"
                + "a7"
                + hex("rpc_url")
                + "ad"
                + hex("http://c1/rpc")
                + "a7"
                + hex("version")
                + "a1"
                + hex("1"));
    try (LockGrant grant = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow()) {
      assertThat(keys("/tooz/")).containsExactly(LOCK_KEY);
      assertThat(valueOf(LOCK_KEY)).hasSize(32);
      assertThat(etcd.etcdctl("get", LOCK_KEY, "-w", "fields"))
          .contains("\"CreateRevision\" : " + grant.fencingToken());
      assertThat(grant.store()).matches("etcd:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
    assertThat(keys("/tooz/")).isEmpty();
  }

  @Test
  void theLeaseIsOnlyTheOneAndLocksAddNone() throws Exception {
    begin();
    for (int round = 0; round < 20; round++) {
      coordinator.tryLock(NODE, Duration.ZERO).orElseThrow().close();
    }
    assertThat(leases()).isEqualTo(1);
  }

  @Test
  void aCleanStopRevokesTheLeaseAtOnce() throws Exception {
    begin();
    coordinator.join(GROUP, MEMBER, Map.of());
    assertThat(coordinator.tryLock(NODE, Duration.ZERO)).isPresent();
    await().atMost(SOON).until(() -> keys("tooz/").contains(GROUP_KEY + MEMBER));
    long begin = System.nanoTime();
    coordinator.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(keys("tooz/")).containsExactly(GROUP_KEY);
    assertThat(keys("/tooz/")).isEmpty();
    assertThat(leases()).isZero();
    assertThat(ownThreads()).isEmpty();
  }

  @Test
  void anEtcdThatComesLaterIsFound() {
    coordinator.start();
    coordinator.join(GROUP, MEMBER, Map.of());
    assertThat(coordinator.sessionState()).isEqualTo(SessionState.CONNECTING);
    etcd.start();
    await().atMost(SOON).until(() -> keys("tooz/").contains(GROUP_KEY + MEMBER));
    assertThat(coordinator.members(GROUP).members()).containsExactly(new Member(MEMBER, Map.of()));
  }

  @Test
  void aStopWithoutEtcdIsBounded() {
    begin();
    etcd.freeze();
    long begin = System.nanoTime();
    coordinator.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(ownThreads()).isEmpty();
    etcd.thaw();
  }

  @Test
  void theMembersOfAProcessThatHangsAreGoneWithItsLease() {
    begin();
    try (EtcdCoordinator other = Sessions.on(etcd, GROUP)) {
      other.start();
      var events = new RecordedEvents();
      coordinator.watch(GROUP, events);
      other.join(GROUP, MEMBER, Map.of());
      await().atMost(SOON).until(() -> events.all().contains("joined " + MEMBER));
      other.freeze();
      // The lease has three seconds, and was renewed at the latest just now.
      await().atMost(Duration.ofSeconds(4)).until(() -> events.all().contains("left " + MEMBER));
      assertThat(coordinator.members(GROUP).members()).isEmpty();
    }
  }

  @Test
  void aKeyOfAnEarlierLifeIsTakenOver() {
    begin();
    EtcdCoordinator earlier = Sessions.on(etcd, GROUP);
    earlier.start();
    earlier.join(GROUP, MEMBER, Map.of("incarnation", "1"));
    await().atMost(SOON).until(() -> keys("tooz/").contains(GROUP_KEY + MEMBER));
    earlier.freeze();
    coordinator.join(GROUP, MEMBER, Map.of("incarnation", "2"));
    // Until the earlier lease is over.
    await().atMost(SOON).until(() -> leases() == 1);
    assertThat(coordinator.members(GROUP).members())
        .containsExactly(new Member(MEMBER, Map.of("incarnation", "2")));
    earlier.close();
    assertThat(keys("tooz/")).contains(GROUP_KEY + MEMBER);
  }

  @Test
  void pythonsMembersAreRead() {
    begin();
    etcd.etcdctl("put", "--", GROUP_KEY, "");
    etcd.etcdctl("put", "--", GROUP_KEY + "ironic_inspector.conductor.py", "\u0001");
    etcd.etcdctl("put", "--", GROUP_KEY + "longer/other", "not ours");
    assertThat(coordinator.members(GROUP).members())
        .containsExactly(new Member(new MemberId("ironic_inspector.conductor.py"), Map.of()));
  }

  @Test
  void aRevokedLeaseIsReplacedAndTheMemberComesBack() {
    begin();
    coordinator.join(GROUP, MEMBER, Map.of());
    await().atMost(SOON).until(() -> keys("tooz/").contains(GROUP_KEY + MEMBER));
    String lease = etcd.etcdctl("lease", "list").lines().skip(1).findFirst().orElseThrow();
    etcd.etcdctl("lease", "revoke", lease.strip());
    assertThat(keys("tooz/")).containsExactly(GROUP_KEY);
    await().atMost(SOON).until(() -> keys("tooz/").contains(GROUP_KEY + MEMBER));
    await().atMost(SOON).until(() -> coordinator.members(GROUP).members().size() == 1);
  }

  @Test
  void theViewSurvivesARestartOfEtcd() {
    begin();
    coordinator.join(GROUP, MEMBER, Map.of());
    await().atMost(SOON).until(() -> coordinator.members(GROUP).members().size() == 1);
    etcd.stop();
    etcd.start();
    var late = new MemberId("ironic_inspector.conductor.late");
    etcd.etcdctl("put", "--", GROUP_KEY + late, "");
    await().atMost(SOON).until(() -> coordinator.members(GROUP).members().size() == 2);
    await().atMost(SOON).until(() -> coordinator.sessionState() == SessionState.ACTIVE);
  }

  private void begin() {
    etcd.start();
    coordinator.start();
    await().atMost(SOON).until(() -> coordinator.sessionState() == SessionState.ACTIVE);
  }

  private List<String> keys(String prefix) {
    return etcd.etcdctl("get", "--prefix", "--keys-only", prefix)
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private long leases() {
    return etcd.etcdctl("lease", "list").lines().skip(1).count();
  }

  private String valueOf(String key) {
    String printed = etcd.etcdctl("get", key, "--hex");
    return printed.lines().skip(1).findFirst().orElseThrow().replace("\\x", "");
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  private static List<String> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(coordination|grpc|jetcd|vert).*"))
        .toList();
  }
}
