package io.ironicinspector.benchmark.api;

import io.ironicinspector.benchmark.http.Request;
import io.ironicinspector.benchmark.introspection.BootWatch;
import io.ironicinspector.benchmark.introspection.Introspection;
import io.ironicinspector.benchmark.load.Load;
import io.ironicinspector.benchmark.load.Workers;
import io.ironicinspector.benchmark.machine.Machine;
import io.ironicinspector.benchmark.service.Service;
import io.ironicinspector.benchmark.service.Side;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The nodes of one service that are asked for: a few that were really introspected, and a thousand
 * that make the list long and are started.
 */
final class Subjects {
  private static final int INTROSPECTED = 16;
  private static final int LISTED = 1000;
  private static final int KB = 1024;
  private static final Duration SETTLING = Duration.ofMinutes(3);
  private static final Pattern UUID = Pattern.compile("\"uuid\"");
  private static final String NODES = "/v1/introspection";

  private final Service service;
  private final List<Machine> introspected;
  private final List<Machine> listed;
  private final AtomicInteger asked = new AtomicInteger();

  private Subjects(Service service, List<Machine> machines) {
    this.service = service;
    this.introspected = machines.subList(0, INTROSPECTED);
    this.listed = machines.subList(INTROSPECTED, machines.size());
  }

  /** All that Ironic must know. */
  static List<Machine> machines() {
    return Machine.first(INTROSPECTED + LISTED);
  }

  /** Makes them, and looks whether the answers are what is to be measured. */
  static Subjects prepared(Service service, List<Machine> machines, PrintStream progress)
      throws InterruptedException {
    var subjects = new Subjects(service, machines);
    service.nodes().addFinished(subjects.listed.stream().map(Machine::uuid).toList());
    try (var watch = new BootWatch(service.nodes());
        var introspection = new Introspection(service, watch)) {
      for (Machine machine : subjects.introspected) {
        introspection.run(machine);
      }
      String list = introspection.get(list());
      long nodes = UUID.matcher(list).results().count();
      if (nodes != LISTED) {
        throw new IllegalStateException(service.side().label() + " lists " + nodes + " nodes");
      }
      progress.println(
          "%s: list of %d nodes in %d KB, data of %.1f KB"
              .formatted(
                  service.side().label(),
                  nodes,
                  list.length() / KB,
                  introspection.get(data(machines.get(0))).length() / (double) KB));
    }
    return subjects;
  }

  Side side() {
    return service.side();
  }

  /** As {@link Service#awaitIdle}. */
  boolean awaitIdle(Duration patience) throws InterruptedException {
    return service.awaitIdle(patience);
  }

  Load load(ApiRow row) {
    return new Load(service, requests(row), settled(row));
  }

  private Supplier<Optional<Request>> requests(ApiRow row) {
    return switch (row) {
      case STATUS -> endless(introspected, machine -> NODES + "/" + machine.uuid());
      case DATA -> endless(introspected, Subjects::data);
      case LIST -> always(list());
      case ROOT -> always("/");
      case START -> starts();
    };
  }

  private static String list() {
    return NODES + "?limit=" + LISTED;
  }

  private static String data(Machine machine) {
    return NODES + "/" + machine.uuid() + "/data";
  }

  private Supplier<Optional<Request>> always(String path) {
    Optional<Request> request = Optional.of(Request.get(service.uri(), path));
    return () -> request;
  }

  private Supplier<Optional<Request>> endless(
      List<Machine> machines, Function<Machine, String> path) {
    List<Optional<Request>> requests =
        machines.stream()
            .map(machine -> Optional.of(Request.get(service.uri(), path.apply(machine))))
            .toList();
    return () -> requests.get(Math.floorMod(asked.getAndIncrement(), requests.size()));
  }

  /** Each node once, so that none is started while it still starts. */
  private Supplier<Optional<Request>> starts() {
    var turns = new AtomicInteger();
    return () -> {
      int turn = turns.getAndIncrement();
      if (turn >= listed.size()) {
        return Optional.empty();
      }
      String path = NODES + "/" + listed.get(turn).uuid();
      return Optional.of(Request.post(service.uri(), path, "", 202));
    };
  }

  private Workers.Step settled(ApiRow row) {
    return row == ApiRow.START ? () -> service.nodes().awaitNone("starting", SETTLING) : () -> {};
  }
}
