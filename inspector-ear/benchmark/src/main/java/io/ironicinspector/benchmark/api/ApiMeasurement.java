package io.ironicinspector.benchmark.api;

import io.ironicinspector.benchmark.load.Tally;
import io.ironicinspector.benchmark.machine.Machine;
import io.ironicinspector.benchmark.report.Figures;
import io.ironicinspector.benchmark.report.Report;
import io.ironicinspector.benchmark.report.Row;
import io.ironicinspector.benchmark.service.Checkout;
import io.ironicinspector.benchmark.service.Service;
import io.ironicinspector.benchmark.service.Side;
import io.ironicinspector.benchmark.service.Testbed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run: the same rows for both services in turns, in several rounds, so that both meet the
 * machine in the same moods.
 */
final class ApiMeasurement {
  private static final List<Integer> CONNECTIONS = List.of(1, 16);
  private static final int WARM_UP_CONNECTIONS = 16;

  private final ApiOptions options;
  private final Checkout checkout;
  private final PrintStream progress;
  private final Map<Cell, Tally> tallies = new LinkedHashMap<>();

  /** Where one figure stands. */
  private record Cell(Side side, ApiRow row, int connections) {}

  ApiMeasurement(ApiOptions options, Checkout checkout, PrintStream progress) {
    this.options = options;
    this.checkout = checkout;
    this.progress = progress;
  }

  Report run() throws InterruptedException {
    List<Machine> machines = Subjects.machines();
    try (Testbed testbed = Testbed.start(checkout, options.sides(), machines, progress)) {
      List<Subjects> all = new ArrayList<>();
      for (Service service : testbed.services()) {
        all.add(Subjects.prepared(service, machines, progress));
      }
      warmUp(all);
      for (int round = 1; round <= options.rounds(); round++) {
        round(all, round);
      }
      testbed.succeeded();
    }
    return new Report(rows(), ApiRow.targets());
  }

  private void warmUp(List<Subjects> all) throws InterruptedException {
    for (ApiRow row : options.rows()) {
      for (Subjects subjects : all) {
        progress.println("warm-up: " + row.label() + ", " + subjects.side().label());
        warmUp(subjects, row);
      }
    }
  }

  /** Some loads have an end: each node can be started once. */
  private void warmUp(Subjects subjects, ApiRow row) throws InterruptedException {
    long end = System.nanoTime() + options.warmUp().toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      subjects.load(row).run(WARM_UP_CONNECTIONS, Duration.ofNanos(left));
    }
  }

  private void round(List<Subjects> all, int round) throws InterruptedException {
    List<Subjects> order = new ArrayList<>(all);
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    for (ApiRow row : options.rows()) {
      progress.println("round " + round + " of " + options.rounds() + ": " + row.label());
      for (int connections : CONNECTIONS) {
        for (Subjects subjects : order) {
          awaitIdle(all);
          Tally tally = subjects.load(row).run(connections, options.slice());
          tally(subjects.side(), row, connections).add(tally);
        }
      }
    }
  }

  /** Both: one that still works takes processors from the other. */
  private void awaitIdle(List<Subjects> all) throws InterruptedException {
    for (Subjects each : all) {
      if (!each.awaitIdle(options.settling())) {
        progress.println(each.side().label() + " does not come to rest");
      }
    }
  }

  private Tally tally(Side side, ApiRow row, int connections) {
    return tallies.computeIfAbsent(new Cell(side, row, connections), cell -> new Tally());
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (ApiRow row : options.rows()) {
      for (int connections : CONNECTIONS) {
        rows.add(
            new Row(
                row.label(),
                connections,
                options.withPython()
                    ? Optional.of(figures(Side.PYTHON, row, connections))
                    : Optional.empty(),
                figures(Side.OURS, row, connections)));
      }
    }
    return rows;
  }

  private Figures figures(Side side, ApiRow row, int connections) {
    Tally tally = tally(side, row, connections);
    tally
        .failures()
        .forEach(
            (what, count) ->
                progress.println(
                    "failed: %s, %s on %d: %d times %s"
                        .formatted(side.label(), row.label(), connections, count, what)));
    return Figures.of(tally);
  }
}
