package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.ThisProcess;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a lock costs in etcd and leaves there. */
@Timeout(120)
@ExtendWith(OneMoreClient.class)
class EtcdLockWireIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final GroupName GROUP = new GroupName("g");
  private static final LockName NODE = new LockName("n/1");
  private static final String LOCK_KEY = "/tooz/locksironic-inspector.n/1";
  private static final String QUEUE = "/ironic-inspector/queue/ironic-inspector.n%2F1/";

  private final EtcdServer etcd = EtcdServer.started();
  private final EtcdView view = new EtcdView(etcd);
  private final EtcdCoordinator coordinator = Sessions.on(etcd, GROUP);

  @BeforeEach
  void start() {
    Sessions.start(coordinator);
  }

  @AfterEach
  void stop() {
    coordinator.close();
    etcd.close();
  }

  @Test
  void anUncontendedLockIsOneCommitAndItsReleaseAnother() throws Exception {
    coordinator.tryLock(NODE, Duration.ZERO).orElseThrow().close();
    long before = view.revision();
    LockGrant once = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    assertThat(view.revision()).isEqualTo(before + 1).isEqualTo(once.fencingToken());
    once.close();
    assertThat(view.revision()).isEqualTo(before + 2);
    LockGrant patient = coordinator.tryLock(NODE, SOON).orElseThrow();
    assertThat(view.revision()).isEqualTo(before + 3);
    assertThat(patient.confirm()).isTrue();
    assertThat(view.revision()).isEqualTo(before + 3);
    patient.close();
    assertThat(view.revision()).isEqualTo(before + 4);
  }

  @Test
  void aThousandLocksLeaveNothingBehind() throws Exception {
    int keys = view.keys("").size();
    for (int round = 0; round < 1000; round++) {
      coordinator.tryLock(NODE, Duration.ZERO).orElseThrow().close();
    }
    assertThat(view.leases()).hasSize(1);
    assertThat(view.keys("")).hasSize(keys);
  }

  @Test
  void theKeySaysWhoHasTheLockAndTheSessionWhoThatIs() throws Exception {
    try (LockGrant grant = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow()) {
      assertThat(view.keys("/tooz/")).containsExactly(LOCK_KEY);
      byte[] bytes = HexFormat.of().parseHex(view.valueOf(LOCK_KEY));
      LockValue value = LockValue.decode(ByteSequence.from(bytes)).orElseThrow();
      assertThat(value.uuid().version()).isEqualTo(8);
      assertThat(HexFormat.of().toHexDigits(value.lease())).isEqualTo(view.leases().get(0));
      assertThat(view.textOf("/ironic-inspector/sessions/" + view.leases().get(0)))
          .isEqualTo(ThisProcess.name());
      assertThat(grant.store()).isEqualTo("etcd:" + view.textOf("/ironic-inspector/store"));
    }
    assertThat(view.keys("/tooz/")).isEmpty();
  }

  @Test
  void aHandOverIsOneCommitBesidesTheRelease() throws Exception {
    LockGrant held = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    try (EtcdCoordinator other = Sessions.on(etcd, GROUP)) {
      Sessions.start(other);
      long before = view.revision();
      FutureTask<LockGrant> waiter = waiter(other);
      await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 1);
      assertThat(view.revision()).isEqualTo(before + 1);
      held.close();
      LockGrant next = waiter.get(10, TimeUnit.SECONDS);
      assertThat(view.revision()).isEqualTo(before + 3).isEqualTo(next.fencingToken());
      assertThat(view.keys(QUEUE)).isEmpty();
    }
  }

  @Test
  void whoseSuccessorIsKnownHandsTheLockOverInTheReleaseItself() throws Exception {
    LockGrant first = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    try (EtcdCoordinator second = Sessions.on(etcd, GROUP);
        EtcdCoordinator third = Sessions.on(etcd, GROUP)) {
      Sessions.start(second);
      Sessions.start(third);
      FutureTask<LockGrant> next = waiter(second);
      await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 1);
      FutureTask<LockGrant> last = waiter(third);
      await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 2);
      first.close();
      LockGrant passed = next.get(10, TimeUnit.SECONDS);
      long before = view.revision();
      passed.close();
      LockGrant given = last.get(10, TimeUnit.SECONDS);
      assertThat(view.revision()).isEqualTo(before + 1).isEqualTo(given.fencingToken());
      assertThat(view.keys(QUEUE)).isEmpty();
      assertThat(passed.confirm()).isFalse();
      assertThat(given.confirm()).isTrue();
      HeldLock found = coordinator.locks().get(0);
      assertThat(found.fencingToken()).isEqualTo(given.fencingToken());
      assertThat(found.holder()).contains(ThisProcess.name());
    }
  }

  @Test
  void aSuccessorWhoseLeaseEndedIsPassedOver() throws Exception {
    LockGrant first = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    try (EtcdCoordinator second = Sessions.on(etcd, GROUP);
        EtcdCoordinator third = Sessions.on(etcd, GROUP)) {
      Sessions.start(second);
      FutureTask<LockGrant> next = waiter(second);
      await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 1);
      // A member that died: its place is there, and nobody who would leave it.
      String lease = etcd.etcdctl("lease", "grant", "60").split(" ", -1)[1];
      LockValue attempt = new LockValue.Maker(Instant::now).next(Long.parseLong(lease, 16));
      String dead = QUEUE + attempt.uuid();
      etcd.etcdctl("put", "--lease=" + lease, dead, "");
      Sessions.start(third);
      FutureTask<LockGrant> last = waiter(third);
      await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 3);
      first.close();
      LockGrant passed = next.get(10, TimeUnit.SECONDS);
      etcd.etcdctl("lease", "revoke", lease);
      passed.close();
      assertThat(last.get(10, TimeUnit.SECONDS).isValid()).isTrue();
      assertThat(view.keys(QUEUE)).isEmpty();
    }
  }

  @Test
  void whoWaitsAsksTheStoreNothing() throws Exception {
    LockGrant held = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    try (EtcdCoordinator second = Sessions.on(etcd, GROUP);
        EtcdCoordinator third = Sessions.on(etcd, GROUP)) {
      Sessions.start(second);
      Sessions.start(third);
      FutureTask<LockGrant> next = waiter(second);
      await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 1);
      FutureTask<LockGrant> last = waiter(third);
      await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 2);
      long before = view.requests();
      await()
          .during(Duration.ofSeconds(2))
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(250))
          .until(() -> view.requests() == before);
      held.close();
      next.get(10, TimeUnit.SECONDS).close();
      last.get(10, TimeUnit.SECONDS).close();
    }
  }

  @Test
  void theTimeIsOverAndOnlyTheHoldersKeyIsThere() throws Exception {
    LockGrant held = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    try (EtcdCoordinator other = Sessions.on(etcd, GROUP)) {
      Sessions.start(other);
      assertThat(other.tryLock(NODE, Duration.ofMillis(100))).isEmpty();
      assertThat(view.keys("/ironic-inspector/queue/")).isEmpty();
      assertThat(view.keys("/tooz/")).containsExactly(LOCK_KEY);
      assertThat(held.confirm()).isTrue();
    }
  }

  @Test
  void pythonsLockIsSeenWaitedForAndMayBeTakenAway() throws Exception {
    etcd.etcdctl("put", LOCK_KEY, "0123456789abcdef");
    HeldLock found = coordinator.locks().get(0);
    assertThat(found.name()).isEqualTo(NODE);
    assertThat(found.holder()).isEmpty();
    assertThat(found.since()).isEmpty();
    assertThat(coordinator.tryLock(NODE, Duration.ZERO)).isEmpty();
    FutureTask<LockGrant> waiter = waiter(coordinator);
    await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 1);
    assertThat(coordinator.forceRelease(NODE, found.fencingToken())).isTrue();
    assertThat(waiter.get(10, TimeUnit.SECONDS).fencingToken()).isGreaterThan(found.fencingToken());
  }

  @Test
  void aKeyThatAnybodyDeletesIsALostLockAndAReleaseDeletesNobodyElses() throws Exception {
    var told = new AtomicInteger();
    LockGrant held = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    held.onLost(told::incrementAndGet);
    etcd.etcdctl("del", LOCK_KEY);
    await().atMost(SOON).until(() -> told.get() == 1);
    etcd.etcdctl("put", LOCK_KEY, "0123456789abcdef");
    held.close();
    assertThat(view.keys("/tooz/")).containsExactly(LOCK_KEY);
  }

  @Test
  void aKeyThatIsDeletedWhileNobodyWatchesIsALostLockToo() throws Exception {
    LockGrant kept = coordinator.tryLock(new LockName("kept"), Duration.ZERO).orElseThrow();
    LockGrant held = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    etcd.stop();
    etcd.start();
    etcd.etcdctl("del", LOCK_KEY);
    etcd.etcdctl("compact", String.valueOf(view.revision()));
    await().atMost(SOON).until(() -> !held.isValid());
    await().atMost(SOON).until(kept::isValid);
    assertThat(kept.confirm()).isTrue();
  }

  @Test
  void aRevokedLeaseLosesTheLockLongBeforeTheNextRenewal() throws Exception {
    var told = new AtomicInteger();
    LockGrant held = coordinator.tryLock(NODE, Duration.ZERO).orElseThrow();
    held.onLost(told::incrementAndGet);
    etcd.etcdctl("lease", "revoke", view.leases().get(0));
    await().atMost(SOON).until(() -> told.get() == 1);
    assertThat(held.isValid()).isFalse();
    await().atMost(SOON).until(() -> coordinator.sessionState() == SessionState.ACTIVE);
    LockGrant next = coordinator.tryLock(NODE, SOON).orElseThrow();
    assertThat(next.fencingToken()).isGreaterThan(held.fencingToken());
    assertThat(told).hasValue(1);
  }

  @Test
  void whoWaitsKeepsWaitingWithTheNextSession() throws Exception {
    etcd.etcdctl("put", LOCK_KEY, "0123456789abcdef");
    FutureTask<LockGrant> waiter = waiter(coordinator);
    await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 1);
    etcd.etcdctl("lease", "revoke", view.leases().get(0));
    await().atMost(SOON).until(() -> view.keys(QUEUE).isEmpty());
    await().atMost(SOON).until(() -> view.keys(QUEUE).size() == 1);
    etcd.etcdctl("del", LOCK_KEY);
    assertThat(waiter.get(10, TimeUnit.SECONDS).isValid()).isTrue();
  }

  private static FutureTask<LockGrant> waiter(EtcdCoordinator session) {
    var waiting =
        new FutureTask<>(() -> session.tryLock(NODE, Duration.ofSeconds(60)).orElseThrow());
    new Thread(waiting, "waiter").start();
    return waiting;
  }
}
