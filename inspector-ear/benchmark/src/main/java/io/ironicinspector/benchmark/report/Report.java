package io.ironicinspector.benchmark.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that one run found. */
public record Report(List<Row> rows, List<Target> targets) {
  private static final String LINE = "%-14s %5s %9s %8s %8s %9s %8s %8s %8s %8s %8s %8s";

  public Report {
    rows = List.copyOf(rows);
    targets = List.copyOf(targets);
  }

  public void print(PrintStream out) {
    out.println(
        "%-14s %5s %27s %27s %17s %17s"
            .formatted("", "", "CPU ms each  ", "per second  ", "p50 ms ", "p99 ms "));
    out.println(
        LINE.formatted(
            "", "conn.", "Python", "ours", "ratio", "Python", "ours", "ratio", "Python", "ours",
            "Python", "ours"));
    rows.forEach(row -> out.println(line(row)));
    rows.forEach(row -> failures(out, row));
    out.println();
    if (compared()) {
      targets.stream()
          .filter(target -> target.concerns(rows))
          .forEach(target -> out.println(target.line(rows)));
    } else {
      out.println("targets: not judged without Python");
    }
  }

  private boolean compared() {
    return rows.stream().allMatch(row -> row.python().isPresent());
  }

  private static String line(Row row) {
    Figures ours = row.ours();
    boolean compared = row.python().isPresent();
    return LINE.formatted(
        row.name(),
        row.connections(),
        row.python().map(python -> Numbers.text(python.cpuMillis())).orElse("-"),
        Numbers.text(ours.cpuMillis()),
        compared ? Target.Measure.CPU.text(row.cpuTimes()) : "-",
        row.python().map(python -> Numbers.text(python.perSecond())).orElse("-"),
        Numbers.text(ours.perSecond()),
        compared ? Target.Measure.RATE.text(row.rateTimes()) : "-",
        row.python().map(python -> Numbers.text(python.p50Millis())).orElse("-"),
        Numbers.text(ours.p50Millis()),
        row.python().map(python -> Numbers.text(python.p99Millis())).orElse("-"),
        Numbers.text(ours.p99Millis()));
  }

  private static void failures(PrintStream out, Row row) {
    String where = row.name() + " on " + row.connections();
    row.python()
        .filter(python -> python.failures() > 0)
        .ifPresent(python -> out.println(failed("Python", where, python)));
    if (row.ours().failures() > 0) {
      out.println(failed("ours", where, row.ours()));
    }
  }

  private static String failed(String who, String where, Figures figures) {
    return "failed: %s, %s: %d beside %d that succeeded"
        .formatted(who, where, figures.failures(), figures.requests());
  }

  /** Of ours. */
  public long failures() {
    return rows.stream().mapToLong(row -> row.ours().failures()).sum();
  }

  /** One object per row, in a list. */
  public void write(Path json) throws IOException {
    String objects = rows.stream().map(row -> "  " + row.json()).collect(Collectors.joining(",\n"));
    Files.writeString(json, "[\n" + objects + "\n]\n");
  }
}
