package io.ironicinspector.coordination.adapter.tooz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import io.ironicinspector.coordination.adapter.testing.ToozPeer;
import io.ironicinspector.coordination.adapter.testing.ToozPeer.Driver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same lock in Java and in Python, whose driver etcd3gw has the same keys. */
@Timeout(90)
@ExtendWith(OneMoreClient.class)
class ToozLockIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final LockName NODE = new LockName("1be26c0b-03f2-4d2e-ae87-c02d7f33c123");
  private static final String NAME = "ironic-inspector." + NODE;

  private static EtcdServer etcd;
  private Coordinator java;
  private ToozPeer python;

  @BeforeAll
  static void startEtcd() {
    etcd = EtcdServer.started();
  }

  @AfterAll
  static void stopEtcd() {
    etcd.close();
  }

  @BeforeEach
  void start() {
    java = JavaMember.on(etcd);
    await().atMost(SOON).until(() -> java.sessionState() == SessionState.ACTIVE);
    python = ToozPeer.alive(Driver.ETCD3GW, etcd, "p1");
  }

  @AfterEach
  void stop() {
    python.ask("release " + NAME);
    python.close();
    java.close();
  }

  @Test
  void whatPythonHoldsJavaCannotTake() throws Exception {
    assertThat(python.ask("acquire " + NAME)).isEqualTo("true");
    assertThat(java.tryLock(NODE, Duration.ZERO)).isEmpty();
    assertThat(java.tryLock(NODE, Duration.ofMillis(300))).isEmpty();
    assertThat(python.ask("release " + NAME)).isEqualTo("true");
    assertThat(java.tryLock(NODE, Duration.ZERO)).isPresent();
  }

  @Test
  void whatJavaHoldsPythonCannotTake() throws Exception {
    try (LockGrant grant = take()) {
      assertThat(python.ask("acquire " + NAME)).isEqualTo("false");
      assertThat(grant.isValid()).isTrue();
    }
    assertThat(python.ask("acquire " + NAME)).isEqualTo("true");
  }

  @Test
  void javaGetsItAtOnceWhenPythonReleases() throws Exception {
    python.ask("acquire " + NAME);
    CompletableFuture<Optional<LockGrant>> waiting = waiting();
    awaitWaiting();
    long begin = System.nanoTime();
    python.ask("release " + NAME);
    assertThat(waiting.get(SOON.toSeconds(), TimeUnit.SECONDS)).isPresent();
    // Python's own waiters look once a second.
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(900));
  }

  @Test
  void pythonGetsItWhenJavaReleases() throws Exception {
    CompletableFuture<String> waiting;
    try (LockGrant grant = take()) {
      waiting = python.asking("wait " + NAME);
      assertThat(waiting).isNotDone();
      assertThat(grant.isValid()).isTrue();
    }
    assertThat(waiting.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo("true");
    assertThat(java.tryLock(NODE, Duration.ZERO)).isEmpty();
  }

  @Test
  void javaIsToldWhenPythonBreaksItsLock() throws Exception {
    try (LockGrant grant = take()) {
      var lost = new AtomicInteger();
      grant.onLost(lost::incrementAndGet);
      assertThat(python.ask("break " + NAME)).isEqualTo("true");
      await().atMost(SOON).until(() -> lost.get() == 1);
      assertThat(grant.isValid()).isFalse();
      assertThat(grant.confirm()).isFalse();
      assertThat(python.ask("acquire " + NAME)).isEqualTo("true");
    }
    // Closing the lost grant must not take away what is Python's by now.
    assertThat(java.tryLock(NODE, Duration.ZERO)).isEmpty();
  }

  @Test
  void javaGetsItWhenTheLeaseOfADeadPythonEnds() throws Exception {
    var ttl = Duration.ofSeconds(3);
    CompletableFuture<Optional<LockGrant>> waiting;
    try (ToozPeer mortal = ToozPeer.mortal(Driver.ETCD3GW, etcd, "p2", ttl)) {
      mortal.ask("acquire " + NAME);
      waiting = waiting();
      awaitWaiting();
    }
    assertThat(waiting.get(SOON.toSeconds(), TimeUnit.SECONDS)).isPresent();
  }

  @Test
  void javaIsToldWhenItsLeaseEndsAndPythonTakesOver() throws Exception {
    try (LockGrant grant = take()) {
      var lost = new AtomicInteger();
      grant.onLost(lost::incrementAndGet);
      revokeLeaseOf("/tooz/locks" + NAME);
      assertThat(python.ask("acquire " + NAME)).isEqualTo("true");
      await().atMost(SOON).until(() -> lost.get() == 1);
      assertThat(grant.isValid()).isFalse();
    }
    assertThat(java.tryLock(NODE, Duration.ZERO)).isEmpty();
  }

  @Test
  void javaListsPythonsLocksAndCanForceThemOpen() throws Exception {
    python.ask("acquire " + NAME);
    HeldLock held = java.locks().get(0);
    assertThat(held.name()).isEqualTo(NODE);
    assertThat(held.holder()).isEmpty();
    assertThat(held.since()).isEmpty();
    assertThat(java.forceRelease(NODE, held.fencingToken())).isTrue();
    assertThat(java.forceRelease(NODE, held.fencingToken())).isFalse();
    assertThat(java.tryLock(NODE, Duration.ZERO)).isPresent();
    assertThat(python.ask("release " + NAME)).isEqualTo("false");
  }

  @Test
  void locksOfToozsOtherDriverAreOthers() throws Exception {
    try (ToozPeer other = ToozPeer.alive(Driver.ETCD3, etcd, "p3");
        LockGrant grant = take()) {
      assertThat(other.ask("acquire " + NAME)).isEqualTo("true");
      assertThat(grant.isValid()).isTrue();
      assertThat(other.ask("release " + NAME)).isEqualTo("true");
    }
  }

  private LockGrant take() throws InterruptedException {
    return java.tryLock(NODE, Duration.ZERO).orElseThrow();
  }

  private CompletableFuture<Optional<LockGrant>> waiting() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return java.tryLock(NODE, SOON);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void awaitWaiting() {
    await().atMost(SOON).until(() -> java.status().waiting().contains(NODE));
  }

  private static void revokeLeaseOf(String key) {
    String fields = etcd.etcdctl("get", key, "-w", "fields");
    String lease =
        fields
            .lines()
            .filter(line -> line.startsWith("\"Lease\""))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElseThrow();
    etcd.etcdctl("lease", "revoke", Long.toHexString(Long.parseLong(lease)));
  }
}
