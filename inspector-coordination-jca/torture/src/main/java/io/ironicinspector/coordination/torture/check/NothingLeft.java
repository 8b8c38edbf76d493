package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;

/** In the end there are no more leases than before, and no keys of anybody. */
final class NothingLeft implements Rule {
  @Override
  public void check(Evidence evidence, Findings findings) {
    long before =
        evidence.all(Kind.LEASES).stream()
            .filter(op -> op.is("when", "before"))
            .mapToLong(op -> op.number("count"))
            .max()
            .orElse(0);
    for (Operation leases : evidence.all(Kind.LEASES)) {
      findings.checked(Promise.NOTHING_LEFT);
      if (leases.is("when", "after") && leases.number("count") > before) {
        findings.violated(
            Promise.NOTHING_LEFT, "%d leases before, %d after", before, leases.number("count"));
      }
    }
    for (Operation leftovers : evidence.all(Kind.LEFTOVERS)) {
      findings.checked(Promise.NOTHING_LEFT);
      if (!leftovers.list("keys").isEmpty()) {
        findings.violated(
            Promise.NOTHING_LEFT,
            "nobody takes a lock at %s, and there is %s",
            findings.at(leftovers.end()),
            leftovers.get("keys"));
      }
    }
  }
}
