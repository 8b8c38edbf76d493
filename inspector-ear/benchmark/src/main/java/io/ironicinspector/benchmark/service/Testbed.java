package io.ironicinspector.benchmark.service;

import io.ironicinspector.benchmark.machine.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a run needs: a database server, and for each side a simulated Ironic that knows the
 * machines, and the service. Whatever was started is ended on close, and also if the program is
 * told to end meanwhile. Thread-safe.
 */
public final class Testbed implements AutoCloseable {
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
