package io.ironicinspector.coordination.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.check.Findings;
import io.ironicinspector.coordination.torture.check.HistoryChecker;
import io.ironicinspector.coordination.torture.check.Limits;
import io.ironicinspector.coordination.torture.check.Promise;
import io.ironicinspector.coordination.torture.check.Violation;
import io.ironicinspector.coordination.torture.cluster.ClientLinks;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Scope;
import io.ironicinspector.coordination.torture.history.Source;
import io.ironicinspector.coordination.torture.member.Coordinators;
import io.ironicinspector.coordination.torture.member.FencedRegister;
import io.ironicinspector.coordination.torture.member.Member;
import io.ironicinspector.coordination.torture.member.MemberPlan;
import io.ironicinspector.coordination.torture.member.MemberPlan.Work;
import io.ironicinspector.coordination.torture.member.StopSignal;
import io.ironicinspector.coordination.torture.member.World;
import io.ironicinspector.coordination.torture.naive.NaiveCoordinator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A world of members in this JVM, all with the adapter or all without its protections, and what
 * they saw. Faults hit both sides of a test alike. For one thread.
 */
final class Side implements AutoCloseable {
  static final Duration TTL = Duration.ofSeconds(3);
  static final Limits LIMITS =
      new Limits(
          TTL,
          Duration.ofSeconds(4),
          Duration.ofMillis(5_250),
          Duration.ofSeconds(1),
          Coordinators.maxStaleness(TTL));

  private static final int LOCKS = 2;
  // Holds what all clients of this JVM share: else each last stop would wait for it.
  private static final Coordinator NEVER_STARTED =
      Coordinators.etcd(
          World.TORTURE, List.of(URI.create("http://127.0.0.1:1")), TTL, Optional.empty());
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(7);

  /** One of the members. */
  record Actor(String id, ClientLinks links, Member member, HistoryLog log) {}

  private final World world;
  private final boolean naive;
  private final EtcdCluster cluster;
  private final Path folder;
  private final HistoryLog log;
  private final HistoryLog seen;
  private final Observer observer;
  private final Duration hold;
  private final List<Actor> actors = new ArrayList<>();

  private Side(String name, boolean naive, EtcdCluster cluster, Path parent, Duration hold) {
    this.world = new World(name + "-" + parent.getFileName());
    assertThat(NEVER_STARTED).isNotNull();
    this.naive = naive;
    this.cluster = cluster;
    this.hold = hold;
    this.folder = parent.resolve(name);
    try {
      Files.createDirectories(folder);
      for (String register : MemberPlan.registers(LOCKS)) {
        FencedRegister.create(world, cluster.etcd(), register);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoAnswerException e) {
      throw new IllegalStateException(e);
    }
    this.log = HistoryLog.open(folder, Source.RUNNER);
    this.seen = HistoryLog.open(folder, Source.OBSERVER);
    this.observer = Observer.start(world, cluster.etcd(), seen);
  }

  static Side adapter(EtcdCluster cluster, Path folder, Duration hold) {
    return new Side("adapter", false, cluster, folder, hold);
  }

  static Side naive(EtcdCluster cluster, Path folder, Duration hold) {
    return new Side("naive", true, cluster, folder, hold);
  }

  /** A member that knows all nodes. */
  Actor join(String id) {
    ClientLinks links = cluster.links();
    return join(id, links, links.endpoints(), naive ? Work.LOCKS : Work.ALL);
  }

  /** One that does nothing but live, so that it can be seen which node serves it. */
  Actor joinIdle(String id) {
    ClientLinks links = cluster.links();
    return join(id, links, links.endpoints(), Work.NONE);
  }

  /** A member that knows one node, as tooz does. */
  Actor join(String id, int node) {
    ClientLinks links = cluster.links();
    return join(id, links, List.of(links.endpoints().get(node)), Work.LOCKS);
  }

  private Actor join(String id, ClientLinks links, List<URI> endpoints, Work work) {
    HistoryLog own = HistoryLog.open(folder, Source.life(id, 1));
    Coordinator coordinator =
        naive
            ? new NaiveCoordinator(endpoints, TTL, world.lockPrefix())
            : Coordinators.etcd(world, endpoints, TTL, Optional.empty());
    var plan =
        new MemberPlan(id, world, work, LOCKS, 2, hold, LIMITS.paceInterval(), id.hashCode());
    var etcd = new Etcd(cluster.endpoints(), Duration.ofSeconds(1));
    var actor = new Actor(id, links, new Member(plan, coordinator, etcd, true, own), own);
    actors.add(actor);
    actor.member().start();
    return actor;
  }

  World world() {
    return world;
  }

  long lease(Actor actor) {
    return observer.leases().get(actor.id());
  }

  /** Writes down that something was broken until now. */
  void broken(Scope scope, String target, long start) {
    log.since(start, Kind.FAULT, "fault=test", "scope=" + scope, "target=" + target);
  }

  /** A leader was thawed at {@code start}: any lease may be revoked until a moment from now. */
  void leaderThawed(long start) {
    log.span(
        start,
        System.nanoTime() + TimeUnit.SECONDS.toNanos(2),
        Kind.FAULT,
        "fault=thawed-leader",
        "scope=" + Scope.LEASE,
        "target=" + Scope.EVERYBODY);
  }

  void quiesce() throws InterruptedException {
    log.now(Kind.QUIESCED);
    for (Actor actor : actors) {
      actor.member().quiesce();
    }
  }

  /** All at once. Those that do not stop in time are left behind, and it is written down. */
  void stop() throws InterruptedException {
    long start = System.nanoTime();
    List<Thread> stops = new ArrayList<>();
    for (Actor actor : actors) {
      var stop = new Thread(actor.member()::close, "stop-" + actor.id());
      stop.setDaemon(true);
      stop.start();
      stops.add(stop);
    }
    for (int i = 0; i < stops.size(); i++) {
      long left = STOP_PATIENCE.toNanos() - (System.nanoTime() - start);
      stops.get(i).join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
      if (stops.get(i).isAlive()) {
        log.since(start, Kind.HUNG, "target=" + actors.get(i).id(), "what=stop");
      }
    }
  }

  /** What the history says, after some more lists. */
  Findings judge() {
    new StopSignal().sleep(Duration.ofMillis(1_500));
    observer.close();
    return new HistoryChecker(LIMITS).check(history());
  }

  History history() {
    return History.read(folder);
  }

  /** The promises that were broken. */
  static List<Promise> broken(Findings findings) {
    return findings.violations().stream().map(Violation::promise).distinct().toList();
  }

  @Override
  public void close() {
    observer.close();
    seen.close();
    log.close();
    actors.forEach(
        actor -> {
          actor.links().close();
          actor.log().close();
        });
  }
}
