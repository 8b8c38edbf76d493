package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.check.Disturbances.Disturbance;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where nothing has been broken for long enough, every lock is granted again and turns are taken.
 */
final class Progress implements Rule {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);

  private record Calm(long start, long end) {}

  @Override
  public void check(Evidence evidence, Findings findings) {
    Set<String> resources = resources(evidence);
    for (Calm calm : calms(evidence)) {
      for (String resource : resources) {
        findings.checked(Promise.PROGRESS);
        if (!isTaken(resource, calm, evidence)) {
          findings.violated(
              Promise.PROGRESS,
              "%s: nobody got it from %s to %s, where nothing was broken",
              resource,
              findings.at(calm.start()),
              findings.at(calm.end()));
        }
      }
    }
  }

  private static Set<String> resources(Evidence evidence) {
    Set<String> names = new TreeSet<>();
    for (Kind kind : List.of(Kind.GRANTED, Kind.REFUSED)) {
      evidence.all(kind).forEach(op -> names.add(op.get("resource")));
    }
    evidence.all(Kind.TURN).forEach(op -> names.add("pace/" + op.get("pace")));
    return names;
  }

  private static boolean isTaken(String resource, Calm calm, Evidence evidence) {
    Stream<Operation> granted =
        Stream.concat(evidence.all(Kind.GRANTED).stream(), evidence.all(Kind.HELD).stream())
            .filter(op -> op.is("resource", resource));
    Stream<Operation> turns =
        evidence.all(Kind.TURN).stream().filter(op -> resource.equals("pace/" + op.get("pace")));
    return Stream.concat(granted, turns)
        .anyMatch(op -> op.end() >= calm.start() && op.start() <= calm.end());
  }

  /** The times that are calm, less what a recovery takes of each. */
  private static List<Calm> calms(Evidence evidence) {
    long from = evidence.lives().stream().mapToLong(Life::joined).min().orElse(Long.MAX_VALUE);
    long until =
        evidence.all(Kind.QUIESCED).stream()
            .mapToLong(Operation::start)
            .min()
            .orElse(evidence.history().end());
    List<Calm> calms = new ArrayList<>();
    List<Disturbance> broken =
        evidence.disturbances().all().stream()
            .sorted(Comparator.comparingLong(Disturbance::start))
            .toList();
    for (Disturbance next : broken) {
      add(calms, from, Math.min(next.start(), until), evidence);
      from = Math.max(from, next.end());
    }
    add(calms, from, until, evidence);
    return calms;
  }

  private static void add(List<Calm> calms, long from, long until, Evidence evidence) {
    long start = from == Long.MAX_VALUE ? from : from + evidence.recoveryNanos();
    if (until - LONG_ENOUGH.toNanos() >= start) {
      calms.add(new Calm(start, until));
    }
  }
}
