package io.ironicinspector.coordination.torture.check;

import static java.util.stream.Collectors.groupingBy;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.util.Comparator;
import java.util.List;

/**
 * Turns are an interval apart. A turn is taken at some moment of its call; told is what no choice
 * of moments could explain.
 */
final class Pace implements Rule {
  private static final int NEIGHBOURS = 5;

  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence.all(Kind.TURN).stream()
        .collect(groupingBy(turn -> turn.get("pace")))
        .values()
        .forEach(turns -> apart(turns, evidence.limits().paceInterval().toNanos(), findings));
  }

  private static void apart(List<Operation> turns, long interval, Findings findings) {
    List<Operation> byEnd =
        turns.stream().sorted(Comparator.comparingLong(Operation::end)).toList();
    for (int last = 1; last < byEnd.size(); last++) {
      findings.checked(Promise.PACE);
      long earliest = byEnd.get(last).start();
      for (int first = last - 1; first >= Math.max(0, last - NEIGHBOURS); first--) {
        earliest = Math.min(earliest, byEnd.get(first).start());
        if (byEnd.get(last).end() - earliest < (last - first) * interval) {
          findings.violated(
              Promise.PACE,
              "%s: %d turns within %s, by %s until %s",
              byEnd.get(last).get("pace"),
              last - first + 1,
              Findings.length(byEnd.get(last).end() - earliest),
              byEnd.get(last).source(),
              findings.at(byEnd.get(last).end()));
          break;
        }
      }
    }
  }
}
