package io.ironicinspector.coordination.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.torture.check.Findings;
import io.ironicinspector.coordination.torture.check.HistoryChecker;
import io.ironicinspector.coordination.torture.check.Limits;
import io.ironicinspector.coordination.torture.check.Promise;
import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.cluster.Processes;
import io.ironicinspector.coordination.torture.cluster.RunFolder;
import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Scope;
import io.ironicinspector.coordination.torture.history.Source;
import io.ironicinspector.coordination.torture.member.FencedRegister;
import io.ironicinspector.coordination.torture.member.MemberJvm;
import io.ironicinspector.coordination.torture.member.MemberPlan;
import io.ironicinspector.coordination.torture.member.StopSignal;
import io.ironicinspector.coordination.torture.member.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults that hit a whole JVM. As in {@link FaultsIT}, each hits members with the protection and
 * members without it.
 */
final class ProcessFaultsIT {
  private static final Limits LIMITS = Side.LIMITS;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static EtcdCluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    cluster = EtcdCluster.start();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aJvmIsPausedPastItsLeaseWhileItHoldsALock() throws Exception {
    try (var fenced = new Crowd("fenced");
        var unfenced = new Crowd("unfenced", "--unsafe", "no-fencing")) {
      List<Crowd> both = List.of(fenced, unfenced);
      for (Crowd crowd : both) {
        crowd.begin("m1", Map.of(), "--locks", "1", "--hold-ms", "400");
        crowd.begin("m2", Map.of(), "--locks", "1", "--hold-ms", "400");
      }
      for (String member : List.of("m1", "m2", "m1")) {
        both.forEach(crowd -> crowd.awaitHolder(member));
        pauseAll(both, member);
      }
      Findings withFence = fenced.finish();
      assertThat(withFence.violations()).isEmpty();
      assertThat(refused(fenced.history())).isPositive();
      assertThat(Side.broken(unfenced.finish())).contains(Promise.FENCED_WRITES);
    }
  }

  private static void pauseAll(List<Crowd> crowds, String member) {
    long start = System.nanoTime();
    crowds.forEach(crowd -> crowd.life(member).freeze());
    pass(Side.TTL.plusSeconds(2));
    crowds.forEach(crowd -> crowd.life(member).thaw());
    crowds.forEach(crowd -> crowd.broken(Scope.PROCESS, member, start));
    pass(Duration.ofSeconds(1));
  }

  private static long refused(History history) {
    return history.all(Kind.WRITE).stream().filter(op -> op.is("outcome", "refused")).count();
  }

  @Test
  void aMemberIsKilledAndIsBackBeforeItsLeaseEnds() throws Exception {
    try (var adapter = new Crowd("adapter");
        var naive = new Crowd("naive", "--unsafe", "naive")) {
      for (Crowd crowd : List.of(adapter, naive)) {
        crowd.begin("m1", Map.of(), "--work", "NONE");
        MemberJvm next = crowd.load("m1", Map.of(), "--work", "NONE");
        long start = System.nanoTime();
        crowd.life("m1").kill();
        crowd.begin(next);
        crowd.broken(Scope.PROCESS, "m1", start);
      }
      pass(LIMITS.recovery().plusSeconds(3));
      Findings findings = adapter.finish();
      assertThat(findings.violations()).isEmpty();
      assertThat(findings.checks().get(Promise.LIVING_LISTED)).isPositive();
      assertThat(Side.broken(naive.finish())).contains(Promise.LIVING_LISTED);
    }
  }

  @Test
  void theWallClockIsSetForwardAndBack() throws Exception {
    Path clock = folder.resolve("clock");
    setClock(clock, Duration.ZERO);
    Map<String, String> faked =
        Map.of(
            "LD_PRELOAD", libfaketime(),
            "FAKETIME_TIMESTAMP_FILE", clock.toString(),
            "FAKETIME_CACHE_DURATION", "1",
            "FAKETIME_DONT_FAKE_MONOTONIC", "1",
            // Its "fix" makes every timed wait of a JVM late.
            "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    try (var adapter = new Crowd("adapter");
        var naive = new Crowd("naive", "--unsafe", "naive")) {
      for (Crowd crowd : List.of(adapter, naive)) {
        crowd.begin("m1", faked, "--work", "LOCKS");
        await().until(() -> !crowd.history().all(Kind.VIEW).isEmpty());
      }
      setClock(clock, AN_HOUR);
      pass(Side.TTL.plusSeconds(1));
      setClock(clock, AN_HOUR.negated());
      // Nothing counts as broken: it must make no difference.
      pass(LIMITS.recovery().plusSeconds(3));
      Findings findings = adapter.finish();
      assertThat(findings.violations()).isEmpty();
      assertThat(adapter.losses()).isZero();
      assertThat(findings.checks().get(Promise.LIVING_LISTED)).isPositive();
      assertThat(Side.broken(naive.finish())).contains(Promise.LIVING_LISTED);
    }
  }

  private static void setClock(Path clock, Duration offset) throws IOException {
    long seconds = offset.toSeconds();
    Files.writeString(clock, (seconds < 0 ? "" : "+") + seconds + "\n");
  }

  private static String libfaketime() {
    Path script = RunFolder.projectRoot().resolve("server-config/peers/libfaketime");
    String printed = Processes.run(List.of(script.toString()), 300);
    List<String> lines = printed.lines().toList();
    return lines.get(lines.size() - 1);
  }

  private static void pass(Duration time) {
    new StopSignal().sleep(time);
  }

  /** Members in JVMs of their own, all with the same protections. */
  private final class Crowd implements AutoCloseable {
    private final World world;
    private final Path histories;
    private final List<String> unsafe;
    private final HistoryLog log;
    private final HistoryLog seen;
    private final Observer observer;
    private final List<MemberJvm> lives = new ArrayList<>();

    Crowd(String name, String... unsafe) throws Exception {
      this.world = new World(name + "-" + folder.getFileName());
      this.unsafe = List.of(unsafe);
      histories = Files.createDirectories(folder.resolve(name));
      for (String register : MemberPlan.registers(3)) {
        FencedRegister.create(world, cluster.etcd(), register);
      }
      log = HistoryLog.open(histories, Source.RUNNER);
      seen = HistoryLog.open(histories, Source.OBSERVER);
      observer = Observer.start(world, cluster.etcd(), seen);
    }

    void begin(String member, Map<String, String> environment, String... options) {
      begin(load(member, environment, options));
    }

    void begin(MemberJvm life) {
      lives.add(life);
      life.begin();
    }

    MemberJvm load(String member, Map<String, String> environment, String... options) {
      List<String> all = new ArrayList<>(unsafe);
      String endpoints =
          cluster.endpoints().stream().map(Object::toString).collect(Collectors.joining(","));
      all.addAll(List.of("--endpoints", endpoints, "--store", endpoints));
      all.addAll(List.of("--world", world.name(), "--lease-ttl", "" + Side.TTL.toSeconds()));
      all.addAll(List.of(options));
      String life = Source.life(member, 1 + (int) lives.stream().filter(of(member)).count());
      return MemberJvm.spawn(life, histories, all, environment, log);
    }

    MemberJvm life(String member) {
      return lives.stream().filter(of(member)).reduce((first, second) -> second).orElseThrow();
    }

    private Predicate<MemberJvm> of(String member) {
      return life -> Source.member(life.life()).equals(member);
    }

    /** Waits until the member holds a lock, as far as it has told. */
    void awaitHolder(String member) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> told(member, Kind.GRANTED) > told(member, Kind.RELEASED));
    }

    private long told(String member, Kind kind) {
      return history().all(kind).stream()
          .filter(op -> Source.member(op.source()).equals(member))
          .filter(op -> op.get("resource").startsWith("lock/"))
          .count();
    }

    long losses() {
      return history().all(Kind.SESSION).stream().filter(op -> op.is("state", "LOST")).count();
    }

    void broken(Scope scope, String member, long start) {
      log.since(start, Kind.FAULT, "fault=test", "scope=" + scope, "target=" + member);
    }

    History history() {
      return History.read(histories);
    }

    Findings finish() {
      log.now(Kind.QUIESCED);
      List<MemberJvm> living = last();
      living.forEach(life -> life.ask("quiesce", PATIENCE));
      living.forEach(life -> life.stop(PATIENCE));
      pass(Duration.ofMillis(1_500));
      observer.close();
      return new HistoryChecker(LIMITS).check(history());
    }

    private List<MemberJvm> last() {
      return lives.stream().filter(life -> life(Source.member(life.life())).equals(life)).toList();
    }

    @Override
    public void close() {
      lives.forEach(MemberJvm::kill);
      observer.close();
      seen.close();
      log.close();
    }
  }
}
