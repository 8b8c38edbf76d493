package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.check.Findings;
import io.ironicinspector.coordination.torture.check.Promise;
import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.Kind;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run came to, for people; the last line is for machines. */
final class Report {
  private static final int MOST = 200;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void print(History history, Map<Fault, Integer> faults, Findings findings) {
    out.println(
        "operations: "
            + Stream.of(Kind.GRANTED, Kind.REFUSED, Kind.ELECTED, Kind.WRITE, Kind.TURN, Kind.VIEW)
                .map(kind -> lower(kind.name()) + " " + history.all(kind).size())
                .collect(Collectors.joining(", ")));
    out.println(
        "faults: "
            + faults.values().stream().mapToInt(Integer::intValue).sum()
            + faults.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().option() + " " + entry.getValue())
                .collect(Collectors.joining(", ", " (", ")")));
    out.println(
        "checked: "
            + Stream.of(Promise.values())
                .map(promise -> promise + " " + findings.checks().getOrDefault(promise, 0))
                .collect(Collectors.joining(", ")));
    findings.violations().stream()
        .sorted(Comparator.comparing(violation -> violation.promise()))
        .limit(MOST)
        .forEach(violation -> out.println("violation: " + violation));
    if (findings.violations().size() > MOST) {
      out.println("violation: and " + (findings.violations().size() - MOST) + " more");
    }
  }

  /** The last line. */
  void total(Findings findings) {
    out.println("violations: " + findings.violations().size());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
