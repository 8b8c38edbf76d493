package io.ironicinspector.conductor.rule;

import io.ironicinspector.persistence.rule.PlainJson;
import io.ironicinspector.persistence.rule.RuleRepository;
import io.ironicinspector.persistence.rule.RuleSummary;
import io.ironicinspector.rules.Rule;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Rules without a database, which stay as they are. */
public final class TestRules implements RuleRepository {
  private final List<Rule> rules;

  private TestRules(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Those that are given in JSON.
   *
   * @throws io.ironicinspector.rules.schema.InvalidRuleException if one is none
   */
  public static RuleStore of(JsonArray rules) {
    TestRules fixed =
        new TestRules(
            rules.stream()
                .map(JsonValue::asJsonObject)
                .map(rule -> Rule.parse(PlainJson.toPlain(rule)))
                .toList());
    return new RuleStore() {
      @Override
      public <T> T read(Function<RuleRepository, T> work) {
        return work.apply(fixed);
      }
    };
  }

  @Override
  public List<RuleSummary> list() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Rule> all() {
    return rules;
  }

  @Override
  public String fingerprint() {
    return "always the same";
  }

  @Override
  public Rule get(String uuid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void create(Rule rule, Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(String uuid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void deleteAll() {
    throw new UnsupportedOperationException();
  }
}
