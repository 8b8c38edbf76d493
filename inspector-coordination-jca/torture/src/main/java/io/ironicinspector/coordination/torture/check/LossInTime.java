package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.history.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a member's key is found to be gone, its lease has ended before; the member must have been
 * told by then. A member that did not run, or whose lease was revoked, cannot have known.
 */
final class LossInTime implements Rule {
  private record Seen(String lease, long first, long last) {}

  @Override
  public void check(Evidence evidence, Findings findings) {
    List<Operation> losses =
        evidence.all(Kind.SESSION).stream().filter(told -> told.is("state", "LOST")).toList();
    Map<String, Seen> seen = new HashMap<>();
    for (Operation list : evidence.all(Kind.LIST)) {
      for (String member : List.copyOf(seen.keySet())) {
        if (Members.lease(list, member).isEmpty()) {
          gone(member, seen.remove(member), list, losses, evidence, findings);
        }
      }
      for (String member : Members.ids(list)) {
        Optional<String> lease = Members.lease(list, member);
        Seen before = seen.get(member);
        boolean same = before != null && lease.equals(Optional.of(before.lease()));
        long first = same ? before.first() : list.start();
        seen.put(member, new Seen(lease.orElseThrow(), first, list.start()));
      }
    }
  }

  private static void gone(
      String member,
      Seen seen,
      Operation list,
      List<Operation> losses,
      Evidence evidence,
      Findings findings) {
    Disturbances disturbances = evidence.disturbances();
    long mayHavePaused = list.start() - 3 * evidence.ttlNanos();
    if (!lives(member, seen, list, evidence)
        || !disturbances.running(member, mayHavePaused, list.end())
        || !disturbances.leaseKept(member, seen.last(), list.end())) {
      return;
    }
    findings.checked(Promise.LOST_IN_TIME);
    List<Operation> told = new ArrayList<>();
    for (Operation loss : losses) {
      if (Source.member(loss.source()).equals(member)
          && loss.start() >= seen.first()
          && loss.start() <= list.end()) {
        told.add(loss);
      }
    }
    if (told.isEmpty()) {
      findings.violated(
          Promise.LOST_IN_TIME,
          "the lease %s of %s had ended by %s, and nobody had told the member",
          seen.lease(),
          member,
          findings.at(list.end()));
    }
  }

  private static boolean lives(String member, Seen seen, Operation list, Evidence evidence) {
    return evidence.lives().stream()
        .anyMatch(
            life ->
                life.member().equals(member)
                    && life.joined() <= seen.first()
                    && life.ending() > list.end());
  }
}
