package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A view is what the store had at its revision, is as fresh as it says, and fresh enough; and the
 * events of the group add up to the members.
 */
final class Views implements Rule {
  private static final String UNKNOWN = "?";

  @Override
  public void check(Evidence evidence, Findings findings) {
    List<Operation> lists =
        evidence.all(Kind.LIST).stream().sorted(Comparator.comparingLong(Operation::end)).toList();
    for (Operation view : evidence.all(Kind.VIEW)) {
      sameAsStore(view, findings);
      notTooOld(view, evidence.limits(), findings);
      asFreshAsItSays(view, lists, findings);
    }
    for (Operation events : evidence.all(Kind.EVENTS)) {
      addUp(events, lists, evidence, findings);
    }
  }

  private static void sameAsStore(Operation view, Findings findings) {
    if (view.is("truth", UNKNOWN)) {
      return;
    }
    findings.checked(Promise.VIEW);
    if (!set(view.list("members")).equals(set(view.list("truth")))) {
      findings.violated(
          Promise.VIEW,
          "%s saw [%s] at revision %s (%s), the store had [%s]",
          view.source(),
          view.get("members"),
          view.get("revision"),
          findings.at(view.end()),
          view.get("truth"));
    }
  }

  private static void notTooOld(Operation view, Limits limits, Findings findings) {
    long took = view.end() - view.start();
    if (view.number("age_ns") > limits.maxStaleness().toNanos() + took) {
      findings.violated(
          Promise.VIEW_AGE,
          "%s got a view at %s that was %s old",
          view.source(),
          findings.at(view.end()),
          Findings.length(view.number("age_ns")));
    }
  }

  private static void asFreshAsItSays(Operation view, List<Operation> lists, Findings findings) {
    long confirmed = view.start() - view.number("age_ns");
    Operation known = lastEndedBefore(lists, confirmed);
    if (known == null) {
      return;
    }
    findings.checked(Promise.VIEW_AGE);
    if (known.number("revision") > view.number("revision")
        && !set(Members.ids(known)).equals(set(view.list("members")))) {
      findings.violated(
          Promise.VIEW_AGE,
          "%s saw [%s] at revision %s and took it for confirmed at %s; before that, at revision %s,"
              + " there was [%s]",
          view.source(),
          view.get("members"),
          view.get("revision"),
          findings.at(confirmed),
          known.get("revision"),
          String.join(",", Members.ids(known)));
    }
  }

  private static Operation lastEndedBefore(List<Operation> lists, long moment) {
    int low = 0;
    int high = lists.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lists.get(middle).end() < moment) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : lists.get(low - 1);
  }

  // Compared where nothing has changed for long enough.
  private static void addUp(
      Operation events, List<Operation> lists, Evidence evidence, Findings findings) {
    long since = events.start() - evidence.recoveryNanos();
    List<Set<String>> meanwhile =
        lists.stream()
            .filter(list -> list.end() >= since && list.start() <= events.end())
            .map(list -> set(Members.ids(list)))
            .distinct()
            .toList();
    if (meanwhile.size() != 1 || !evidence.disturbances().calm(since, events.end())) {
      return;
    }
    findings.checked(Promise.EVENTS);
    if (!set(events.list("members")).equals(meanwhile.get(0))) {
      findings.violated(
          Promise.EVENTS,
          "%s was told of %s by %s, the store had %s",
          events.source(),
          events.list("members"),
          findings.at(events.end()),
          meanwhile.get(0));
    }
  }

  private static Set<String> set(List<String> members) {
    return new HashSet<>(members);
  }
}
