package io.ironicinspector.conductor.rule;

import io.ironicinspector.persistence.Transactions;
import io.ironicinspector.persistence.rule.RuleReader;
import io.ironicinspector.persistence.rule.RuleRepository;
import java.util.function.Function;

/**
 * Looks on a connection of its own whether rules changed, as each run does, and leaves the rest to
 * another store. Thread-safe.
 */
public record PolledRules(Transactions transactions, RuleStore stored) implements RuleStore {
  @Override
  public <T> T read(Function<RuleRepository, T> work) {
    return stored.read(work);
  }

  @Override
  public String fingerprint() {
    return transactions.read(connection -> new RuleReader(connection).fingerprint());
  }
}
