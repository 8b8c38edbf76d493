package io.ironicinspector.benchmark.introspection;

import io.ironicinspector.benchmark.introspection.Fleet.Runs;
import io.ironicinspector.benchmark.load.Tally;
import io.ironicinspector.benchmark.machine.Machine;
import io.ironicinspector.benchmark.report.Figures;
import io.ironicinspector.benchmark.report.Report;
import io.ironicinspector.benchmark.report.Row;
import io.ironicinspector.benchmark.report.Target;
import io.ironicinspector.benchmark.report.Target.Measure;
import io.ironicinspector.benchmark.service.Checkout;
import io.ironicinspector.benchmark.service.Service;
import io.ironicinspector.benchmark.service.Side;
import io.ironicinspector.benchmark.service.Testbed;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One run: whole introspections with both services, in turns, sixteen at once. */
final class IntrospectionMeasurement {
  static final int AT_ONCE = 16;
  static final int MACHINES = 200;
  private static final String WHOLE = "introspection";
  private static final String CALLBACK = "continue";
  private static final List<Target> TARGETS =
      List.of(
          new Target(WHOLE, Measure.RATE, 20, 10),
          new Target(WHOLE, Measure.CPU, 20, 10),
          new Target(CALLBACK, Measure.P50, 10, 10));

  private final IntrospectionOptions options;
  private final Checkout checkout;
  private final PrintStream progress;
  private final Map<Side, Runs> runs = new EnumMap<>(Side.class);

  IntrospectionMeasurement(IntrospectionOptions options, Checkout checkout, PrintStream progress) {
    this.options = options;
    this.checkout = checkout;
    this.progress = progress;
  }

  Report run() throws InterruptedException {
    List<Machine> machines = Machine.first(MACHINES);
    try (Testbed testbed = Testbed.start(checkout, options.sides(), machines, progress)) {
      List<Fleet> fleets = new ArrayList<>();
      for (Service service : testbed.services()) {
        fleets.add(new Fleet(service, machines));
      }
      warmUp(fleets);
      for (int round = 1; round <= options.rounds(); round++) {
        round(fleets, round);
      }
      fleets.forEach(Fleet::close);
      testbed.succeeded();
    }
    return new Report(rows(), TARGETS);
  }

  private void warmUp(List<Fleet> fleets) throws InterruptedException {
    for (Fleet fleet : fleets) {
      progress.println("warm-up: " + fleet.service().side().label());
      fleet.run(AT_ONCE, options.warmUp());
    }
  }

  private void round(List<Fleet> fleets, int round) throws InterruptedException {
    List<Fleet> order = new ArrayList<>(fleets);
    if (round % 2 == 0) {
      Collections.reverse(order);
    }
    for (Fleet fleet : order) {
      Side side = fleet.service().side();
      progress.println("round " + round + " of " + options.rounds() + ": " + side.label());
      Runs more = fleet.run(AT_ONCE, options.slice());
      runs.computeIfAbsent(side, first -> Runs.none()).add(more);
    }
  }

  private List<Row> rows() {
    runs.forEach(this::sayFailures);
    return List.of(row(WHOLE, this::whole), row(CALLBACK, this::callback));
  }

  private Row row(String name, Function<Side, Figures> figures) {
    Optional<Figures> python =
        options.withPython() ? Optional.of(figures.apply(Side.PYTHON)) : Optional.empty();
    return new Row(name, AT_ONCE, python, figures.apply(Side.OURS));
  }

  private Figures whole(Side side) {
    return Figures.of(runs.get(side).whole());
  }

  /** Its CPU is part of the whole and cannot be told from the rest. */
  private Figures callback(Side side) {
    return Figures.of(runs.get(side).callbacks()).withoutCpu();
  }

  private void sayFailures(Side side, Runs some) {
    Tally whole = some.whole();
    whole
        .failures()
        .forEach(
            (what, count) ->
                progress.println("failed: %s: %d times %s".formatted(side.label(), count, what)));
  }
}
