package io.ironicinspector.coordination.torture.check;

import static java.util.stream.Collectors.groupingBy;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.util.Comparator;
import java.util.List;

/** What was written in the order in which it was accepted never goes back to an older token. */
final class FencedWrites implements Rule {
  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence.all(Kind.WRITE).stream()
        .filter(write -> write.is("outcome", "accepted"))
        .collect(groupingBy(write -> write.get("register")))
        .values()
        .forEach(writes -> inOrder(writes, findings));
  }

  private static void inOrder(List<Operation> writes, Findings findings) {
    List<Operation> accepted =
        writes.stream()
            .sorted(Comparator.comparingLong(write -> write.number("revision")))
            .toList();
    long newest = 0;
    for (Operation write : accepted) {
      long token = write.number("token");
      newest = Math.max(newest, write.number("before"));
      findings.checked(Promise.FENCED_WRITES);
      if (token < newest) {
        findings.violated(
            Promise.FENCED_WRITES,
            "%s: %s wrote with token %d at %s (revision %d), after a write with token %d",
            write.get("register"),
            write.source(),
            token,
            findings.at(write.end()),
            write.number("revision"),
            newest);
      }
      newest = Math.max(newest, token);
    }
  }
}
