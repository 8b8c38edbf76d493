package io.ironicinspector.conductor.rule;

import io.ironicinspector.persistence.rule.RuleRepository;
import java.util.function.Function;

/** Where the rules are kept. Thread-safe. */
@FunctionalInterface
public interface RuleStore {
  /** Reads in one transaction. */
  <T> T read(Function<RuleRepository, T> work);

  /** As {@link RuleRepository#fingerprint}, of what is committed now. */
  default String fingerprint() {
    return read(RuleRepository::fingerprint);
  }
}
