package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.testing.EtcdServer;
import io.ironicinspector.coordination.adapter.testing.OneMoreClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests of attempts that are long over, carried out now: what a member of etcd does that was cut
 * off for longer than anybody looked after them.
 */
@Timeout(120)
@ExtendWith(OneMoreClient.class)
class StraysIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration UPKEEP = Duration.ofSeconds(30);
  private static final Duration TWO_LOOKS = Duration.ofSeconds(8);
  private static final GroupName GROUP = new GroupName("g");
  private static final LockName NODE = new LockName("n/1");
  private static final String LOCK_KEY = "/tooz/locksironic-inspector.n/1";
  private static final String QUEUE = "/ironic-inspector/queue/ironic-inspector.n%2F1/";

  private final EtcdServer etcd = EtcdServer.started();
  private final EtcdView view = new EtcdView(etcd);
  private final EtcdCoordinator coordinator = Sessions.on(etcd, GROUP);
  private final EtcdCoordinator other = Sessions.on(etcd, GROUP);
  private final LockValue.Maker values = new LockValue.Maker(() -> Instant.EPOCH);
  private long lease;

  @BeforeEach
  void start() {
    for (int i = 0; i < LockValue.ATTEMPTS / 2; i++) { // no attempts of the session's first ones
      values.next(0);
    }
    Sessions.start(coordinator);
    lease = Long.parseUnsignedLong(view.leases().get(0), 16);
    Sessions.start(other);
  }

  @AfterEach
  void stop() {
    coordinator.close();
    other.close();
    etcd.close();
  }

  @Test
  void aLockThatNobodyHereHasIsGivenBack() throws Exception {
    put(LOCK_KEY, stray().encode());
    assertThat(other.tryLock(NODE, Duration.ZERO)).isEmpty();
    other.tryLock(NODE, UPKEEP).orElseThrow().close();
    assertThat(view.keys("/tooz/")).isEmpty();
  }

  @Test
  void aPlaceThatNobodyHereWaitsAtIsGivenUp() throws Exception {
    put(QUEUE + stray().uuid(), ByteSequence.EMPTY);
    assertThat(other.tryLock(NODE, Duration.ofMillis(500))).isEmpty();
    other.tryLock(NODE, UPKEEP).orElseThrow().close();
    assertThat(view.keys(QUEUE)).isEmpty();
  }

  @Test
  void whoWaitsDoesNotWaitForItsOwnStrays() throws Exception {
    put(LOCK_KEY, stray().encode());
    put(QUEUE + stray().uuid(), ByteSequence.EMPTY);
    LockGrant grant = coordinator.tryLock(NODE, UPKEEP).orElseThrow();
    assertThat(grant.confirm()).isTrue();
    assertThat(view.keys(QUEUE)).isEmpty();
    grant.close();
    assertThat(view.keys("/tooz/")).isEmpty();
  }

  /** The control: what is not ours is nobody's to remove, and keeps the others out. */
  @Test
  void whatHangsOnAnotherLeaseStays() throws Exception {
    lease = Long.parseUnsignedLong(etcd.etcdctl("lease", "grant", "100").split(" ", -1)[1], 16);
    put(LOCK_KEY, stray().encode());
    assertThat(coordinator.tryLock(NODE, TWO_LOOKS)).isEmpty();
    assertThat(view.keys("/tooz/")).containsExactly(LOCK_KEY);
  }

  @Test
  void whatIsHeldAndWaitedForIsNoStray() throws Exception {
    try (LockGrant held = coordinator.tryLock(NODE, SOON).orElseThrow()) {
      assertThat(other.tryLock(NODE, TWO_LOOKS)).isEmpty();
      assertThat(held.confirm()).isTrue();
    }
  }

  private LockValue stray() {
    return values.next(lease);
  }

  private void put(String key, ByteSequence value) throws Exception {
    try (Client client = Client.builder().endpoints(etcd.endpoint()).build()) {
      client
          .getKVClient()
          .put(ByteSequence.from(key, UTF_8), value, PutOption.builder().withLeaseId(lease).build())
          .get(10, TimeUnit.SECONDS);
    }
  }
}
