package io.ironicinspector.coordination.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * All that was measured.
 *
 * @param fsyncs of etcd's log while it was
 */
record Result(List<Row> rows, Commits commits, String fsyncs) {
  private static final double ONE_TRANSACTION = 1.1;
  private static final double HAND_OFF = 3;
  private static final double LOOK_UP_MICROS = 10;

  void print(PrintStream out) {
    out.println(Row.header());
    rows.forEach(out::println);
    out.println();
    out.println("commits: " + commits);
    out.println("fsyncs of etcd's log meanwhile: " + fsyncs);
    out.println();
    target(out, "acquire", row("acquire").ratio(), ONE_TRANSACTION, "bare transactions");
    target(out, "release", row("release").ratio(), ONE_TRANSACTION, "bare transactions");
    target(out, "commits of an acquire", commits.acquire(), 1, "");
    target(out, "commits of a release", commits.release(), 1, "");
    target(out, "hand-off", row("hand-off").ratio(), HAND_OFF, "bare transactions");
    target(out, "members, p99", row("members").p99Micros(), LOOK_UP_MICROS, "us");
    target(out, "random member, p99", row("random").p99Micros(), LOOK_UP_MICROS, "us");
  }

  private static void target(
      PrintStream out, String what, double value, double target, String unit) {
    String line =
        String.format(
            Locale.ROOT,
            "target: %-22s <= %-4s %-18s %8.2f  %s",
            what,
            target,
            unit,
            value,
            value <= target ? "met" : "MISSED");
    out.println(line);
  }

  private Row row(String start) {
    return rows.stream().filter(row -> row.name().startsWith(start)).findFirst().orElseThrow();
  }

  void write(Path json) throws IOException {
    String objects = rows.stream().map(row -> "  " + row.json()).collect(Collectors.joining(",\n"));
    Files.writeString(json, "[\n" + objects + "\n]\n");
  }
}
