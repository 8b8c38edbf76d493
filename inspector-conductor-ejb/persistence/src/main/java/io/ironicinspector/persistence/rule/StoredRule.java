package io.ironicinspector.persistence.rule;

import static java.util.stream.Collectors.groupingBy;

import io.ironicinspector.rules.Rule;
import io.ironicinspector.rules.action.Action;
import io.ironicinspector.rules.condition.Condition;
import io.ironicinspector.rules.schema.InvalidRuleException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the rows of rules together, and in order. */
final class StoredRule {
  private StoredRule() {}

  static List<Rule> read(
      List<RuleRow> rows, List<RuleConditionRow> conditions, List<RuleActionRow> actions) {
    Map<String, List<RuleConditionRow>> conditionsOf =
        conditions.stream().collect(groupingBy(RuleConditionRow::rule));
    Map<String, List<RuleActionRow>> actionsOf =
        actions.stream().collect(groupingBy(RuleActionRow::rule));
    Map<String, Integer> numbers = new HashMap<>();
    actionsOf.forEach((rule, own) -> numbers.put(rule, own.get(0).id()));
    return ordered(rows, numbers).stream()
        .map(
            row ->
                rule(
                    row,
                    conditionsOf.getOrDefault(row.uuid(), List.of()),
                    actionsOf.getOrDefault(row.uuid(), List.of())))
        .toList();
  }

  /** Sorted here and not by SQL: databases do not agree on how texts compare. */
  static List<RuleRow> ordered(List<RuleRow> rows, Map<String, Integer> numbers) {
    return rows.stream()
        .sorted(
            Comparator.comparing(RuleRow::createdAt)
                .thenComparing(row -> numbers.getOrDefault(row.uuid(), 0))
                .thenComparing(RuleRow::uuid))
        .toList();
  }

  private static Rule rule(
      RuleRow row, List<RuleConditionRow> conditions, List<RuleActionRow> actions) {
    try {
      return new Rule(
          row.uuid(),
          row.description().map(Object.class::cast),
          row.scope(),
          Condition.parse(conditions.stream().map(RuleConditionRow::toShape).toList()),
          Action.parse(actions.stream().map(RuleActionRow::toShape).toList()));
    } catch (InvalidRuleException | IllegalArgumentException e) {
      throw new InvalidStoredRuleException(row.uuid(), e.getMessage(), e);
    }
  }
}
