package io.ironicinspector.benchmark.service;

import io.ironicinspector.benchmark.machine.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that a run needs: a database server, and for each side a simulated Ironic that knows the
 * machines, and the service. Whatever was started is ended on close, and also if the program is
 * told to end meanwhile. Thread-safe.
 */
public final class Testbed implements AutoCloseable {
  /** Until the program with the process id {@code $1} is gone. */
  private static final String BUSY =
      "echo awake; while kill -0 $1; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; done";

  private static final Duration START = Duration.ofSeconds(20);

  private final Path folder;
  private final PrintStream progress;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final List<Service> services = new ArrayList<>();
  private final Thread hook = new Thread(this::stop, "benchmark-end");
  private boolean succeeded;

  private Testbed(Path folder, PrintStream progress) {
    this.folder = folder;
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Starts everything, which takes a quarter of a minute or so.
   *
   * @throws IllegalStateException if something does not start; the rest was stopped
   */
  public static Testbed start(
      Checkout checkout, List<Side> sides, List<Machine> machines, PrintStream progress)
      throws InterruptedException {
    var testbed = new Testbed(checkout.newFolder(), progress);
    try {
      testbed.startAll(checkout, sides, machines);
      return testbed;
    } catch (RuntimeException | InterruptedException e) {
      testbed.close();
      throw e;
    }
  }

  private void startAll(Checkout checkout, List<Side> sides, List<Machine> machines)
      throws InterruptedException {
    progress.println("starting PostgreSQL");
    DatabaseServer database = add(DatabaseServer.start(folder.resolve("postgresql")));
    var launch = new Launch(checkout, folder, database, this::add);
    for (Side side : sides) {
      progress.println("starting " + side.label() + " and its Ironic");
      services.add(launch.service(side, machines));
    }
  }

  /**
   * Gives each core something to do that gives way to all else (Linux's {@code SCHED_IDLE}), until
   * the end: to wake a core that sleeps takes a virtual machine's host to do it, and whoever sends
   * pays for it.
   *
   * @throws IllegalStateException if the system does not allow it
   */
  public void keepCoresAwake() throws InterruptedException {
    String program = Long.toString(ProcessHandle.current().pid());
    for (int core : Cores.allowed()) {
      Path own = folder.resolve("awake-" + core);
      String pinned = "taskset --cpu-list %d chrt --idle 0 sh -c".formatted(core);
      List<String> command = new ArrayList<>(List.of(pinned.split(" ", -1)));
      // The shell does not look at the folder's name; it tells whose process this is.
      command.addAll(List.of(BUSY, own.toString(), program));
      add(ChildProcess.start(own, command)).await(Pattern.compile("(awake)"), START);
    }
  }

  private synchronized <T extends AutoCloseable> T add(T resource) {
    started.push(resource);
    return resource;
  }

  public List<Service> services() {
    return List.copyOf(services);
  }

  /** The run brought what it should: its logs are not needed. */
  public synchronized void succeeded() {
    succeeded = true;
  }

  /** Ends everything, the last first. */
  private synchronized void stop() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) { // whatever one of them says, the others must be stopped
        progress.println("at the end: " + e);
      }
    }
  }

  /** After a run that succeeded nothing is left of it; after another, its logs are. Idempotent. */
  @Override
  public synchronized void close() {
    stop();
    if (succeeded) {
      remove(folder);
      succeeded = false;
    } else if (Files.exists(folder)) {
      progress.println("the logs are in " + folder);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
