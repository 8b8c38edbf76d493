package io.ironicinspector.benchmark.report;

import java.util.Comparator;
import java.util.List;

/**
 * What is to be reached in every row of a name: to be so many times better than Python.
 *
 * @param wanted the aim
 * @param least below that it does not count as done
 */
public record Target(String row, Measure measure, double wanted, double least) {
  /** What is compared. */
  public enum Measure {
    CPU("CPU of each", true),
    RATE("per second", false),
    P50("p50", true);

    private final String label;
    private final boolean lessIsBetter;

    Measure(String label, boolean lessIsBetter) {
      this.label = label;
      this.lessIsBetter = lessIsBetter;
    }

    double timesBetter(Row row) {
      return switch (this) {
        case CPU -> row.cpuTimes();
        case RATE -> row.rateTimes();
        case P50 -> row.p50Times();
      };
    }

    /** So many times better, as it is written: a part of Python's, or times as many. */
    String text(double better) {
      if (!Double.isFinite(better)) {
        return "-";
      }
      return lessIsBetter ? "1/" + Numbers.text(better) : Numbers.text(better) + "x";
    }
  }

  /** How it came out. */
  public enum Verdict {
    MET("met"),
    LEAST_MET("MISSED, the least is met"),
    MISSED("MISSED");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  /** The worst row of that name decides. @throws IllegalArgumentException if there is none */
  public Verdict judge(List<Row> rows) {
    double reached = reached(rows);
    if (reached >= wanted) {
      return Verdict.MET;
    }
    return reached >= least ? Verdict.LEAST_MET : Verdict.MISSED;
  }

  private double reached(List<Row> rows) {
    return rows.stream()
        .filter(row -> row.name().equals(this.row))
        .map(measure::timesBetter)
        // What is not known is the worst.
        .map(times -> Double.isFinite(times) ? times : Double.NEGATIVE_INFINITY)
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> new IllegalArgumentException("no row " + row));
  }

  boolean concerns(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.name().equals(this.row));
  }

  String line(List<Row> rows) {
    return String.format(
        "target: %-14s %-12s %-6s (least %-5s) worst %-8s %s",
        row,
        measure.label,
        measure.text(wanted),
        measure.text(least),
        measure.text(reached(rows)),
        judge(rows));
  }
}
