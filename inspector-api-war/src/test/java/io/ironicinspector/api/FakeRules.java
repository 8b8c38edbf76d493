package io.ironicinspector.api;

import io.ironicinspector.api.backend.RuleStore;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.persistence.rule.RuleSummary;
import io.ironicinspector.rules.Rule;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules in memory. The repository's own exceptions cannot be made here. */
public final class FakeRules implements RuleStore {
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  @Override
  public List<RuleSummary> list() {
    return rules.values().stream()
        .map(
            rule ->
                new RuleSummary(
                    rule.uuid(), rule.description().map(Object::toString), rule.scope()))
        .toList();
  }

  @Override
  public Rule get(String uuid) {
    return Optional.ofNullable(rules.get(uuid)).orElseThrow(() -> unknown(uuid));
  }

  @Override
  public void create(Rule rule) {
    if (rules.putIfAbsent(rule.uuid(), rule) != null) {
      throw new ApiException(
          Response.Status.CONFLICT, "Rule with UUID %s already exists".formatted(rule.uuid()));
    }
  }

  @Override
  public void delete(String uuid) {
    if (rules.remove(uuid) == null) {
      throw unknown(uuid);
    }
  }

  @Override
  public void deleteAll() {
    rules.clear();
  }

  private static ApiException unknown(String uuid) {
    return ApiException.notFound("Rule %s was not found".formatted(uuid));
  }
}
