package io.ironicinspector.conductor.rule;

import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.rules.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** The rules as they are stored now, compiled once for all runs. Thread-safe. */
final class CurrentRules {
  private final RuleStore store;
  private volatile Known known = new Known("", List.of());

  CurrentRules(RuleStore store) {
    this.store = store;
  }

  /**
   * @throws io.ironicinspector.persistence.rule.InvalidStoredRuleException if one cannot be read
   */
  List<Rule> get() {
    Known now = known;
    if (!now.fingerprint().equals(store.fingerprint())) {
      // The fingerprint first: rules that are newer than it are read once more the next time, but
      // older ones under a newer fingerprint would stay.
      now = store.read(rules -> new Known(rules.fingerprint(), rules.all()));
      known = now;
      Metrics.RULE_HITS.keepOnly(
          now.rules().stream().map(Rule::uuid).collect(Collectors.toUnmodifiableSet()));
    }
    return now.rules();
  }

  private record Known(String fingerprint, List<Rule> rules) {}
}
