package io.ironicinspector.benchmark.report;

import java.util.Locale;
import java.util.Optional;

/**
 * A line of the table.
 *
 * @param python absent if only ours was measured; then there are no ratios
 */
public record Row(String name, int connections, Optional<Figures> python, Figures ours) {
  /** How many times as much CPU Python takes; not finite if it is not known. */
  public double cpuTimes() {
    return python.map(theirs -> theirs.cpuMillis() / ours.cpuMillis()).orElse(Double.NaN);
  }

  /** How many times as many per second ours does. */
  public double rateTimes() {
    return python.map(theirs -> ours.perSecond() / theirs.perSecond()).orElse(Double.NaN);
  }

  /** How many times as long half of the requests take with Python. */
  public double p50Times() {
    return python.map(theirs -> theirs.p50Millis() / ours.p50Millis()).orElse(Double.NaN);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"name\": \"%s\", \"connections\": %d, \"python\": %s, \"ours\": %s,"
            + " \"cpu_ratio\": %s, \"rate_ratio\": %s, \"p50_ratio\": %s}",
        name,
        connections,
        python.map(Figures::json).orElse("null"),
        ours.json(),
        Numbers.json(cpuTimes()),
        Numbers.json(rateTimes()),
        Numbers.json(p50Times()));
  }
}
