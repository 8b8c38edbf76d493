package io.ironicinspector.benchmark.report;

import io.ironicinspector.benchmark.load.Tally;
import java.util.Locale;

/**
 * What was measured of one service in one row.
 *
 * @param cpuMillis of the service's process, per request
 * @param failures requests that were answered otherwise than they should; in no other figure
 */
public record Figures(
    double cpuMillis,
    double perSecond,
    double p50Millis,
    double p99Millis,
    long requests,
    long failures) {
  public static Figures of(Tally tally) {
    return new Figures(
        tally.cpuMillisEach(),
        tally.perSecond(),
        tally.samples().quantileMillis(0.5),
        tally.samples().quantileMillis(0.99),
        tally.samples().size(),
        tally.failures().values().stream().mapToLong(Long::longValue).sum());
  }

  /** The same where CPU cannot be told from that of other requests. */
  public Figures withoutCpu() {
    return new Figures(Double.NaN, perSecond, p50Millis, p99Millis, requests, failures);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"cpu_ms\": %s, \"per_second\": %s, \"p50_ms\": %s, \"p99_ms\": %s, \"requests\": %d,"
            + " \"failures\": %d}",
        Numbers.json(cpuMillis),
        Numbers.json(perSecond),
        Numbers.json(p50Millis),
        Numbers.json(p99Millis),
        requests,
        failures);
  }
}
