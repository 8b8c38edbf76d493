package io.ironicinspector.coordination.torture.check;

import static java.util.stream.Collectors.groupingBy;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.util.Comparator;
import java.util.List;

/** A grant that was asked for after another one was given has the greater token. */
final class TokensGrow implements Rule {
  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence.all(Kind.GRANTED).stream()
        .collect(groupingBy(grant -> grant.get("resource")))
        .values()
        .forEach(grants -> inOrder(grants, findings));
  }

  private static void inOrder(List<Operation> grants, Findings findings) {
    List<Operation> byEnd =
        grants.stream().sorted(Comparator.comparingLong(Operation::end)).toList();
    int given = 0;
    Operation newest = null;
    // The grants come by start.
    for (Operation grant : grants) {
      while (given < byEnd.size() && byEnd.get(given).end() < grant.start()) {
        Operation earlier = byEnd.get(given++);
        if (newest == null || earlier.number("token") > newest.number("token")) {
          newest = earlier;
        }
      }
      findings.checked(Promise.TOKENS_GROW);
      if (newest != null && newest.number("token") >= grant.number("token")) {
        findings.violated(
            Promise.TOKENS_GROW,
            "%s: %s got token %d at %s, after %s had got %d at %s",
            grant.get("resource"),
            grant.source(),
            grant.number("token"),
            findings.at(grant.end()),
            newest.source(),
            newest.number("token"),
            findings.at(newest.end()));
      }
    }
  }
}
