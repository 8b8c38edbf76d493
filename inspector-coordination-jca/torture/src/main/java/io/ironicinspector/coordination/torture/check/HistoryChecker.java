package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.History;
import java.util.List;

/** Checks every promise on a history. Thread-safe. */
public final class HistoryChecker {
  private static final List<Rule> RULES =
      List.of(
          new FencedWrites(),
          new TokensGrow(),
          new Exclusion(),
          new Listing(),
          new Views(),
          new Sessions(),
          new LossInTime(),
          new NothingLeft(),
          new Pace(),
          new Progress());

  private final Limits limits;

  /** One that measures by these. */
  public HistoryChecker(Limits limits) {
    this.limits = limits;
  }

  /** Looks at all of it. */
  public Findings check(History history) {
    var findings = new Findings(history.start());
    Evidence evidence = Evidence.of(history, limits);
    RULES.forEach(rule -> rule.check(evidence, findings));
    return findings;
  }
}
