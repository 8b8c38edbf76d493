package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.history.Source;
import io.ironicinspector.coordination.torture.member.MemberJvm;
import io.ironicinspector.coordination.torture.member.StopSignal;
import io.ironicinspector.coordination.torture.member.Unsafe;
import io.ironicinspector.coordination.torture.member.World;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One run: members work, things break and are mended, everybody goes home. What happened is in the
 * folder of histories. For one thread; closing it ends everything, from any thread.
 */
final class TortureRun implements AutoCloseable {
  private static final int LOCKS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofSeconds(3);
  private static final long PROGRESS_SECONDS = 5;

  private final Options options;
  private final Servers servers;
  private final Path folder;
  private final PrintStream out;
  private final HistoryLog log;
  private final Lane.Progress progress = new Lane.Progress();
  private final StopSignal stop = new StopSignal();
  private final Slots slots = new Slots();
  private final long begin = System.nanoTime();

  /**
   * @param folder for the histories
   * @param out for progress
   */
  TortureRun(Options options, Servers servers, Path folder, PrintStream out) {
    this.options = options;
    this.servers = servers;
    this.folder = folder;
    this.out = out;
    this.log = HistoryLog.open(folder, Source.RUNNER);
  }

  /** All of it. */
  History run() throws InterruptedException, NoAnswerException {
    log.now(Kind.LEASES, "when=before", "count=" + servers.leases());
    servers.createRegisters(LOCKS);
    Thread reporter = new Thread(this::report, "progress");
    reporter.setDaemon(true);
    reporter.start();
    try (HistoryLog seen = HistoryLog.open(folder, Source.OBSERVER);
        Observer observer = Observer.start(World.TORTURE, servers.etcd(), seen)) {
      spawn();
      var scene = new Scene(servers, observer, log, stop, options.leaseTtl());
      new Chaos(options, scene, slots.all(), progress).run();
      goHome();
    } finally {
      stop.give();
    }
    return History.read(folder);
  }

  private void spawn() {
    for (int i = 1; i <= options.members(); i++) {
      // One after the other: a machine that starts them all at once does nothing else.
      slots.begin(new Slot("m" + i, folder, memberOptions(i), servers.links(), log));
    }
  }

  private List<String> memberOptions(int index) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--store", Slot.join(servers.endpoints()),
                "--lease-ttl", String.valueOf(options.leaseTtl().toSeconds()),
                "--pace-ms", String.valueOf(options.limits().paceInterval().toMillis()),
                "--seed", String.valueOf(options.seed() + index)));
    if (!options.unsafe().isEmpty()) {
      all.add("--unsafe");
      all.add(options.unsafe().stream().map(Unsafe::option).collect(Collectors.joining(",")));
    }
    all.addAll(contention());
    return all;
  }

  // Without the fencing a pause does harm only to who is about to write: so somebody always is.
  private List<String> contention() {
    return options.unsafe().contains(Unsafe.NO_FENCING)
        ? List.of("--locks", "1", "--hold-ms", "1000")
        : List.of("--locks", String.valueOf(LOCKS));
  }

  private void goHome() throws NoAnswerException {
    log.now(Kind.QUIESCED);
    slots.all().parallelStream().forEach(slot -> slot.life().ask("quiesce", PATIENCE));
    stop.sleep(SWEEP);
    log.now(Kind.LEFTOVERS, Operation.list("keys", servers.lockKeys()));
    slots.all().forEach(slot -> slot.life().ask("events", PATIENCE));
    for (Slot slot : slots.all()) {
      MemberJvm life = slot.life();
      life.stop(PATIENCE);
    }
    // A list or two without them.
    stop.sleep(Duration.ofSeconds(2));
    log.now(Kind.LEASES, "when=after", "count=" + servers.leases());
  }

  private void report() {
    while (stop.sleep(Duration.ofSeconds(PROGRESS_SECONDS))) {
      int faults = progress.counts().values().stream().mapToInt(Integer::intValue).sum();
      List<String> now = progress.current();
      out.printf(
          "%4d s: %d operations, %d faults%s%n",
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
          slots.count(),
          faults,
          now.isEmpty() ? "" : "; now: " + String.join(", ", now));
    }
  }

  Lane.Progress progress() {
    return progress;
  }

  @Override
  public void close() {
    stop.give();
    slots.close();
    log.close();
  }
}
