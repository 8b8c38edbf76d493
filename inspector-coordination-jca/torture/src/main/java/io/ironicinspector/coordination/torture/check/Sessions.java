package io.ironicinspector.coordination.torture.check;

import static java.util.stream.Collectors.groupingBy;

import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.history.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** States follow the arrows, each loss is told once, and a stop is short. */
final class Sessions implements Rule {
  // LOST ends one session; CONNECTING begins the next one of the same process.
  private static final Map<SessionState, Set<SessionState>> NEXT =
      Map.of(
          SessionState.CONNECTING, Set.of(SessionState.ACTIVE, SessionState.CLOSED),
          SessionState.ACTIVE, Set.of(SessionState.SUSPECT, SessionState.LOST, SessionState.CLOSED),
          SessionState.SUSPECT, Set.of(SessionState.ACTIVE, SessionState.LOST, SessionState.CLOSED),
          SessionState.LOST, Set.of(SessionState.CONNECTING, SessionState.CLOSED),
          SessionState.CLOSED, Set.of());

  @Override
  public void check(Evidence evidence, Findings findings) {
    evidence.all(Kind.SESSION).stream()
        .collect(groupingBy(Operation::source))
        .values()
        .forEach(states -> arrows(states, findings));
    lossesToldOnce(evidence, findings);
    evidence.all(Kind.STOPPED).forEach(stop -> isShort(stop, evidence, findings));
    for (Operation hung : evidence.all(Kind.HUNG)) {
      findings.violated(
          Promise.STOP,
          "%s did not %s within %s, asked at %s",
          hung.get("target"),
          hung.get("what"),
          Findings.length(hung.end() - hung.start()),
          findings.at(hung.start()));
    }
  }

  private static void arrows(List<Operation> states, Findings findings) {
    SessionState before = null;
    for (Operation told : states) {
      SessionState state = SessionState.valueOf(told.get("state"));
      findings.checked(Promise.SESSION);
      if (before != null && !NEXT.get(before).contains(state)) {
        findings.violated(
            Promise.SESSION,
            "%s was told %s after %s at %s",
            told.source(),
            state,
            before,
            findings.at(told.start()));
      }
      before = state;
    }
  }

  private static void lossesToldOnce(Evidence evidence, Findings findings) {
    Set<String> told = new HashSet<>();
    for (Operation loss : evidence.all(Kind.GRANT_LOST)) {
      String grant = loss.source() + " " + loss.get("resource") + " " + loss.get("token");
      if (!told.add(grant)) {
        findings.violated(
            Promise.SESSION,
            "the loss of %s was told twice, again at %s",
            grant,
            findings.at(loss.start()));
      }
    }
  }

  private static void isShort(Operation stop, Evidence evidence, Findings findings) {
    String member = Source.member(stop.source());
    if (!evidence.disturbances().running(member, stop.start(), stop.end())) {
      return;
    }
    findings.checked(Promise.STOP);
    long took = stop.end() - stop.start();
    if (took > evidence.limits().stop().toNanos()) {
      findings.violated(
          Promise.STOP,
          "%s took %s to stop at %s",
          stop.source(),
          Findings.length(took),
          findings.at(stop.start()));
    }
  }
}
