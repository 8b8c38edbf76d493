package io.ironicinspector.coordination.torture.member;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.history.HistoryLog;
import io.ironicinspector.coordination.torture.history.Source;
import io.ironicinspector.coordination.torture.naive.NaiveCoordinator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@link Member} in a JVM of its own, so that it can be stopped and killed as a whole. Takes
 * commands from its input, a line each, and says the word when it is done: {@code start}, {@code
 * quiesce}, {@code force}, {@code events}, {@code stop}. It ends when its input does.
 */
public final class MemberProcess {
  private static final Set<String> OPTIONS =
      Set.of(
          "--life",
          "--folder",
          "--endpoints",
          "--store",
          "--lease-ttl",
          "--locks",
          "--workers",
          "--hold-ms",
          "--world",
          "--work",
          "--pace-ms",
          "--seed",
          "--unsafe");

  static final String COUNT_WORD = "count ";

  private static final Duration COUNT = Duration.ofSeconds(1);

  private final StopSignal forever = new StopSignal();
  private final Member member;
  private final HistoryLog log;
  private final PrintStream out;

  private MemberProcess(Arguments arguments, PrintStream out) {
    this.out = out;
    String life = arguments.text("--life").orElseThrow();
    log = HistoryLog.open(Path.of(arguments.text("--folder").orElseThrow()), life);
    Set<Unsafe> unsafe = arguments.text("--unsafe").map(Unsafe::parse).orElse(Set.of());
    member =
        new Member(
            plan(arguments, life),
            coordinator(arguments, unsafe),
            new Etcd(uris(arguments, "--store"), Duration.ofSeconds(1)),
            !unsafe.contains(Unsafe.NO_FENCING),
            log);
  }

  private static MemberPlan plan(Arguments arguments, String life) {
    return new MemberPlan(
        Source.member(life),
        world(arguments),
        arguments.text("--work").map(MemberPlan.Work::valueOf).orElse(MemberPlan.Work.ALL),
        (int) arguments.number("--locks", 3, 1, 100),
        (int) arguments.number("--workers", 2, 0, 100),
        Duration.ofMillis(arguments.number("--hold-ms", 200, 1, 60_000)),
        Duration.ofMillis(arguments.number("--pace-ms", 1_000, 1, 60_000)),
        arguments.number("--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static World world(Arguments arguments) {
    return arguments.text("--world").map(World::new).orElse(World.TORTURE);
  }

  private static Coordinator coordinator(Arguments arguments, Set<Unsafe> unsafe) {
    List<URI> endpoints = uris(arguments, "--endpoints");
    Duration ttl = Duration.ofSeconds(arguments.number("--lease-ttl", 3, 2, 3_600));
    return unsafe.contains(Unsafe.NAIVE)
        ? new NaiveCoordinator(endpoints, ttl, world(arguments).lockPrefix())
        : Coordinators.etcd(world(arguments), endpoints, ttl, Optional.empty());
  }

  private static List<URI> uris(Arguments arguments, String name) {
    return Stream.of(arguments.text(name).orElseThrow().split(",", -1)).map(URI::create).toList();
  }

  private void run() throws IOException, InterruptedException {
    member.prepare();
    out.println("loaded");
    Thread counter = new Thread(this::count, "count");
    counter.setDaemon(true);
    counter.start();
    var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    String command = in.readLine();
    while (command != null) {
      obey(command);
      command = in.readLine();
    }
  }

  private void obey(String command) throws InterruptedException {
    switch (command) {
      case "start" -> member.start();
      case "quiesce" -> member.quiesce();
      case "force" -> member.forceRelease();
      case "events" -> member.noteEvents();
      case "stop" -> member.close();
      default -> throw new IllegalArgumentException("no command: " + command);
    }
    out.println(command);
  }

  private void count() {
    while (forever.sleep(COUNT)) {
      out.println(COUNT_WORD + log.count());
    }
  }

  /** Until the input ends. */
  public static void main(String[] words) throws IOException, InterruptedException {
    var arguments = new Arguments(List.of(words), OPTIONS, Set.of());
    new MemberProcess(arguments, System.out).run();
    Runtime.getRuntime().halt(0);
  }
}
