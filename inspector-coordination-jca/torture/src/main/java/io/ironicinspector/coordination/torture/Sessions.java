package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.member.Coordinators;
import io.ironicinspector.coordination.torture.member.GroupTruth;
import io.ironicinspector.coordination.torture.member.StopSignal;
import io.ironicinspector.coordination.torture.member.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Many sessions in this JVM, each a member of the group. Thread-safe; whoever opened them closes
 * them.
 */
final class Sessions implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Servers servers;
  private final Duration ttl;
  private final List<Coordinator> open = new CopyOnWriteArrayList<>();

  private Sessions(Servers servers, Duration ttl) {
    this.servers = servers;
    this.ttl = ttl;
  }

  /** So many, all of them listed. */
  static Sessions open(Servers servers, int count, Duration ttl) throws NoAnswerException {
    var sessions = new Sessions(servers, ttl);
    for (int i = 0; i < count; i++) {
      sessions.add("s" + i);
    }
    sessions.awaitAll();
    return sessions;
  }

  private void add(String id) {
    Coordinator one = Coordinators.etcd(World.TORTURE, servers.endpoints(), ttl, Optional.empty());
    open.add(one);
    one.start();
    one.join(World.TORTURE.group(), new MemberId(id), Map.of());
  }

  private void awaitAll() throws NoAnswerException {
    var clock = new StopSignal();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!allListed() && clock.sleep(LOOK)) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("not all sessions were listed in a minute");
      }
    }
  }

  private boolean allListed() throws NoAnswerException {
    return leases().size() == open.size()
        && open.stream().allMatch(one -> one.sessionState() == SessionState.ACTIVE);
  }

  /** Waits until all are listed on leases that have been renewed since the last disturbance. */
  void settle() throws NoAnswerException {
    new StopSignal().sleep(ttl.dividedBy(2));
    awaitAll();
  }

  List<Coordinator> all() {
    return List.copyOf(open);
  }

  /** What the session of this member takes itself for. */
  SessionState state(String member) {
    return open.get(Integer.parseInt(member.substring(1))).sessionState();
  }

  /** The lease of each member's key, as the store has it. */
  Map<String, Long> leases() throws NoAnswerException {
    return leases(servers);
  }

  /** As {@link #leases()}, of whatever members there are. */
  static Map<String, Long> leases(Servers servers) throws NoAnswerException {
    Map<String, Long> found = new TreeMap<>();
    var truth = new GroupTruth(World.TORTURE, servers.etcd());
    truth.read(0).getKvs().forEach(key -> found.put(truth.member(key), key.getLease()));
    found.remove("");
    return found;
  }

  @Override
  public void close() {
    open.parallelStream().forEach(Coordinator::close);
  }
}
