package io.ironicinspector.coordination.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.PutOption;
import io.ironicinspector.coordination.torture.Side.Actor;
import io.ironicinspector.coordination.torture.check.Findings;
import io.ironicinspector.coordination.torture.check.Promise;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.cluster.EtcdNode;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.cluster.Wire;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Scope;
import io.ironicinspector.coordination.torture.member.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each fault hits the adapter and, at the same time and in the same cluster, a client without its
 * protections. The adapter must keep every promise, the other one must break the one that the fault
 * is about: else the test would prove nothing.
 */
final class FaultsIT {
  private static final Duration LONGER_THAN_LEASE = Side.TTL.plusSeconds(2);
  private static final Duration SHORT_HOLD = Duration.ofMillis(200);
  private static final Duration LONG_HOLD = Side.TTL.multipliedBy(4);
  private static final Logger CLIENTS = Logger.getLogger("io");

  private static EtcdCluster cluster;

  @TempDir private Path folder;
  private Side adapter;
  private Side naive;
  private long lostDuring;
  private Duration afterwards = Duration.ZERO;

  @BeforeAll
  static void start() {
    CLIENTS.setLevel(Level.OFF);
    cluster = EtcdCluster.start("--heartbeat-interval=50", "--election-timeout=500");
  }

  @AfterAll
  static void stop() {
    cluster.close();
    CLIENTS.setLevel(null);
  }

  @BeforeEach
  void enter() {
    enter(SHORT_HOLD);
  }

  private void enter(Duration hold) {
    adapter = Side.adapter(cluster, folder, hold);
    naive = Side.naive(cluster, folder, hold);
  }

  @AfterEach
  void leave() {
    cluster.heal();
    adapter.close();
    naive.close();
  }

  @Test
  void theNodeThatServesTheSessionIsFrozen() throws InterruptedException {
    int node = serving(naive.joinIdle("n1"));
    joinUntilServedBy(node);
    freeze(cluster.nodes().get(node));
    assertThat(lostDuring).isZero();
    assertLivingAreListedWithProtectionOnly();
  }

  @Test
  void theLeaderIsFrozen() throws InterruptedException {
    EtcdNode leader = cluster.leader();
    joinAll(leader);
    freeze(leader);
    assertThat(lostDuring).isZero();
    assertLivingAreListedWithProtectionOnly();
  }

  @Test
  void aFollowerIsFrozen() throws InterruptedException {
    EtcdNode follower = cluster.follower();
    joinAll(follower);
    freeze(follower);
    assertThat(lostDuring).isZero();
    assertLivingAreListedWithProtectionOnly();
  }

  @Test
  void aNodeIsKilledAndReturns() throws InterruptedException {
    EtcdNode leader = cluster.leader();
    joinAll(leader);
    long start = System.nanoTime();
    leader.kill();
    pass(LONGER_THAN_LEASE);
    lostDuring = lost();
    cluster.heal();
    brokenServers(leader, start);
    assertThat(lostDuring).isZero();
    assertLivingAreListedWithProtectionOnly();
  }

  @Test
  void theQuorumIsLostAndReturns() throws InterruptedException {
    EtcdNode leader = cluster.leader();
    joinAll(leader);
    long start = System.nanoTime();
    cluster.follower().kill();
    leader.freeze();
    pass(LONGER_THAN_LEASE);
    long thaw = System.nanoTime();
    cluster.heal();
    brokenServers(leader, start);
    thawed(thaw);
    assertLivingAreListedWithProtectionOnly();
  }

  @Test
  void theStoreIsCompactedWhileTheWatchIsInterrupted() throws Exception {
    Actor ours = adapter.join("a1");
    Actor theirs = naive.join("n1");
    awaitLooks();
    long start = System.nanoTime();
    cutLinks(ours);
    cutLinks(theirs);
    for (Side side : List.of(adapter, naive)) {
      member(side, "x1", true);
      member(side, "x2", true);
      member(side, "x1", false);
    }
    cluster.etcd().compact();
    ours.links().heal();
    theirs.links().heal();
    adapter.broken(Scope.LINKS, ours.id(), start);
    naive.broken(Scope.LINKS, theirs.id(), start);
    Findings protection = settle(adapter, naive);
    assertThat(protection.violations()).isEmpty();
    assertThat(protection.checks().get(Promise.VIEW)).isPositive();
    assertThat(Side.broken(naive.judge())).contains(Promise.VIEW_AGE);
  }

  @Test
  void aLeaseIsRevokedBySomebodyElse() throws Exception {
    Actor ours = adapter.join("a1");
    adapter.join("a2");
    Actor theirs = naive.join("n1");
    naive.join("n2");
    awaitLooks();
    pass(Side.TTL);
    long start = System.nanoTime();
    cluster.etcd().revoke(adapter.lease(ours));
    cluster.etcd().revoke(naive.lease(theirs));
    adapter.broken(Scope.LEASE, ours.id(), start);
    naive.broken(Scope.LEASE, theirs.id(), start);
    assertLivingAreListedWithProtectionOnly();
  }

  @Test
  void aMemberIsSilentlyPartitionedWhileItHoldsLocks() throws InterruptedException {
    leave();
    enter(LONG_HOLD);
    Actor ours = adapter.join("a1");
    Actor theirs = naive.join("n1");
    // Alone for a moment, so that it is they who hold the locks.
    await().until(() -> !adapter.history().all(Kind.GRANTED).isEmpty());
    await().until(() -> !naive.history().all(Kind.GRANTED).isEmpty());
    adapter.join("a2");
    naive.join("n2");
    pass(Duration.ofSeconds(1));
    long start = System.nanoTime();
    ours.links().wires().forEach(Wire::stall);
    theirs.links().wires().forEach(Wire::stall);
    pass(LONGER_THAN_LEASE.plusSeconds(1));
    ours.links().heal();
    theirs.links().heal();
    adapter.broken(Scope.LINKS, ours.id(), start);
    naive.broken(Scope.LINKS, theirs.id(), start);
    Findings protection = settle(adapter, naive);
    assertThat(protection.violations()).isEmpty();
    assertThat(protection.checks().get(Promise.LOST_IN_TIME)).isPositive();
    assertThat(Side.broken(naive.judge())).contains(Promise.EXCLUSION, Promise.LOST_IN_TIME);
  }

  @Test
  void aMemberStopsWhileTheStoreIsFrozen() throws InterruptedException {
    adapter.join("a1");
    naive.join("n1");
    awaitLooks();
    long start = System.nanoTime();
    cluster.nodes().forEach(EtcdNode::freeze);
    adapter.stop();
    naive.stop();
    cluster.heal();
    brokenServers(cluster.nodes().get(0), start);
    Findings protection = adapter.judge();
    assertThat(protection.violations()).isEmpty();
    assertThat(protection.checks().get(Promise.STOP)).isPositive();
    assertThat(Side.broken(naive.judge())).contains(Promise.STOP);
  }

  private void joinAll(EtcdNode theOnlyOneTheyKnow) {
    adapter.join("a1");
    adapter.join("a2");
    naive.join("n1", theOnlyOneTheyKnow.index());
    naive.join("n2", theOnlyOneTheyKnow.index());
    awaitLooks();
  }

  private void joinUntilServedBy(int node) {
    int tries = 0;
    while (serving(adapter.joinIdle("a" + tries)) != node) {
      tries++;
      assertThat(tries).isLessThan(20);
    }
  }

  private static int serving(Actor idle) {
    pass(Duration.ofMillis(500));
    List<Long> before = idle.links().bytes();
    pass(Side.TTL.dividedBy(2));
    return idle.links().busiestSince(before);
  }

  private void freeze(EtcdNode node) {
    boolean leads = node.index() == cluster.leader().index();
    long start = System.nanoTime();
    node.freeze();
    pass(LONGER_THAN_LEASE);
    lostDuring = lost();
    long thaw = System.nanoTime();
    cluster.heal();
    brokenServers(node, start);
    if (leads) {
      thawed(thaw);
    }
  }

  private long lost() {
    return adapter.history().all(Kind.SESSION).stream()
        .filter(told -> told.is("state", "LOST"))
        .count();
  }

  private void brokenServers(EtcdNode node, long start) {
    adapter.broken(Scope.SERVERS, node.name(), start);
    naive.broken(Scope.SERVERS, node.name(), start);
  }

  private void thawed(long start) {
    adapter.leaderThawed(start);
    naive.leaderThawed(start);
    afterwards = Duration.ofSeconds(2);
  }

  private void assertLivingAreListedWithProtectionOnly() throws InterruptedException {
    pass(afterwards);
    Findings protection = settle(adapter, naive);
    assertThat(protection.violations()).isEmpty();
    assertThat(protection.checks().get(Promise.LIVING_LISTED)).isPositive();
    assertThat(Side.broken(naive.judge())).contains(Promise.LIVING_LISTED);
  }

  /** Waits until everything must be well again, and a little, and ends the work of both. */
  private static Findings settle(Side adapter, Side naive) throws InterruptedException {
    pass(Side.LIMITS.recovery().plusSeconds(1));
    adapter.quiesce();
    naive.quiesce();
    adapter.stop();
    naive.stop();
    return adapter.judge();
  }

  private static void cutLinks(Actor actor) {
    actor.links().wires().forEach(Wire::cut);
  }

  private void awaitLooks() {
    await().until(() -> hasLooked(adapter) && hasLooked(naive));
  }

  private static boolean hasLooked(Side side) {
    return !side.history().all(Kind.VIEW).isEmpty();
  }

  private static void member(Side side, String id, boolean present) throws NoAnswerException {
    var key = Etcd.key(side.world().groupPrefix() + id);
    if (present) {
      cluster.etcd().anywhere(kv -> kv.put(key, Etcd.key("\u0080"), PutOption.DEFAULT));
    } else {
      cluster.etcd().anywhere(kv -> kv.delete(key, DeleteOption.DEFAULT));
    }
  }

  private static void pass(Duration time) {
    new StopSignal().sleep(time);
  }
}
