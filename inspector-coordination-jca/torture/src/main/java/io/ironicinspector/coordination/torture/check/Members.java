package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.Operation;
import java.util.List;
import java.util.Optional;

/** The members in an observer's list. */
final class Members {
  private Members() {}

  static List<String> ids(Operation list) {
    return list.list("members").stream().map(entry -> entry.split("@", 2)[0]).toList();
  }

  /** The lease that a member's key hangs on; empty if it is not listed. */
  static Optional<String> lease(Operation list, String member) {
    return list.list("members").stream()
        .filter(entry -> entry.startsWith(member + "@"))
        .map(entry -> entry.substring(member.length() + 1))
        .findFirst();
  }
}
