package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.cluster.EtcdNode;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Scope;
import java.time.Duration;
import java.util.Random;

/** Breaks the servers, one fault at a time. For one thread. */
final class ServerFaults implements Lane.Breaker {
  private static final Duration REVOKING = Duration.ofSeconds(2);

  private final Scene scene;
  private final Random random;

  ServerFaults(Scene scene, Random random) {
    this.scene = scene;
    this.random = random;
  }

  @Override
  public void strike(Fault fault, Lane.Progress progress) {
    long start = System.nanoTime();
    String target = fault == Fault.COMPACT ? "all" : breakNode(fault, progress);
    if (fault == Fault.COMPACT) {
      compact();
    }
    scene
        .log()
        .since(start, Kind.FAULT, "fault=" + fault.option(), "scope=SERVERS", "target=" + target);
  }

  private void compact() {
    try {
      scene.servers().etcd().compact();
    } catch (NoAnswerException e) {
      // Nothing to forget since the last time.
      return;
    }
  }

  private String breakNode(Fault fault, Lane.Progress progress) {
    Duration ttl = scene.ttl();
    EtcdCluster cluster = scene.servers().cluster().orElseThrow();
    EtcdNode leader = cluster.leader();
    EtcdNode follower = cluster.follower();
    boolean ofLeader = fault.option().endsWith("-leader");
    EtcdNode node = ofLeader ? leader : follower;
    progress.broken(fault.option() + " " + node.name());
    switch (fault) {
      case FREEZE_LEADER, FREEZE_FOLLOWER -> node.freeze();
      case KILL_LEADER, KILL_FOLLOWER -> node.kill();
      case PARTITION_LEADER, PARTITION_FOLLOWER -> cluster.partition(node);
      case LOSE_QUORUM -> {
        leader.freeze();
        follower.kill();
      }
      default -> throw new IllegalArgumentException("not of the servers: " + fault);
    }
    scene.stop().sleep(ttl.dividedBy(4).plusMillis(random.nextLong(ttl.toMillis() * 2)));
    long mended = System.nanoTime();
    cluster.heal();
    if (fault == Fault.FREEZE_LEADER || fault == Fault.LOSE_QUORUM) {
      leaderThawed(mended);
    }
    return node.name();
  }

  /**
   * A leader that did not notice that it was replaced revokes leases that its successor renewed
   * (etcd-io/etcd issue 15247; seen with 3.4.23 and 3.5.16). To a member it is as if somebody had
   * revoked them.
   */
  private void leaderThawed(long start) {
    scene
        .log()
        .span(
            start,
            System.nanoTime() + REVOKING.toNanos(),
            Kind.FAULT,
            "fault=thawed-leader",
            "scope=LEASE",
            "target=" + Scope.EVERYBODY);
  }
}
