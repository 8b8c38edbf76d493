package io.ironicinspector.coordination.torture.check;

import static java.util.stream.Collectors.groupingBy;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.history.Source;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two members never take the same lock for their own. A belief ends at the beginning of the last
 * question that was answered with yes, so that a pause is no excuse: a member that is asked after
 * its pause must say no. Only where somebody took the lock away, the former holder may need a
 * lease's time to hear of it.
 */
final class Exclusion implements Rule {
  /**
   * Somebody took it away.
   *
   * @param from the earliest time at which that can have been this grant
   */
  private record Taken(long from, long start, long end) {}

  private record Belief(Operation held, long start, long end) {
    /** It was taken away before it was given: the holder only had to hear of it. */
    boolean isEmpty() {
      return end <= start;
    }
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence.all(Kind.HELD).stream()
        .collect(groupingBy(held -> held.get("resource")))
        .forEach((resource, beliefs) -> apart(resource, beliefs, evidence, findings));
  }

  private static void apart(
      String resource, List<Operation> all, Evidence evidence, Findings findings) {
    Promise promise = resource.startsWith("election/") ? Promise.ONE_LEADER : Promise.EXCLUSION;
    Belief longest = null;
    for (Operation held : all) {
      Belief belief = new Belief(held, held.start(), end(held, evidence));
      findings.checked(promise);
      if (longest != null && !belief.isEmpty() && belief.start() < longest.end()) {
        tell(promise, resource, longest, belief, findings);
      }
      if (longest == null || belief.end() > longest.end()) {
        longest = belief;
      }
    }
  }

  private static long end(Operation held, Evidence evidence) {
    return takenAway(held, evidence)
        .filter(taken -> taken.start() >= taken.from() && taken.start() < held.end())
        .filter(taken -> held.end() <= taken.end() + evidence.ttlNanos())
        .mapToLong(taken -> Math.max(taken.start(), held.start()))
        .min()
        .orElse(held.end());
  }

  private static Stream<Taken> takenAway(Operation held, Evidence evidence) {
    Stream<Taken> revoked =
        evidence.disturbances().revocations(Source.member(held.source())).stream()
            .map(fault -> new Taken(held.start(), fault.start(), fault.end()));
    // The token says which grant it was, be it before the holder heard of it itself.
    Stream<Taken> forced =
        evidence.all(Kind.FORCED).stream()
            .filter(op -> op.is("resource", held.get("resource")))
            .filter(op -> op.is("token", held.get("token")))
            .map(op -> new Taken(op.start(), op.start(), op.end()));
    return Stream.concat(revoked, forced);
  }

  private static void tell(
      Promise promise, String resource, Belief first, Belief second, Findings findings) {
    findings.violated(
        promise,
        "%s: %s (token %s) still believed at %s, %s (token %s) had it since %s",
        resource,
        first.held().source(),
        first.held().get("token"),
        findings.at(first.end()),
        second.held().source(),
        second.held().get("token"),
        findings.at(second.start()));
  }
}
