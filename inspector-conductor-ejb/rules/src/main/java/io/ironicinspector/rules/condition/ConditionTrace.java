package io.ironicinspector.rules.condition;

import io.ironicinspector.rules.schema.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a condition came out. Holds the values themselves, so it lives no longer than the data.
 *
 * @param holds the outcome
 * @param checked the values that were looked at, in order; the last one decided
 * @param warning why the values could not even be found
 */
public record ConditionTrace(
    Condition condition, boolean holds, List<CheckedValue> checked, Optional<String> warning) {
  private static final int MOST_SHOWN = 50;
  private static final int MOST_WARNINGS = 10;

  static ConditionTrace notFound(Condition condition) {
    return new ConditionTrace(condition, false, List.of(), Optional.empty());
  }

  static ConditionTrace notFound(Condition condition, String why) {
    return new ConditionTrace(condition, false, List.of(), Optional.of(why));
  }

  static ConditionTrace decided(Condition condition, List<CheckedValue> checked) {
    boolean holds = checked.get(checked.size() - 1).fits();
    return new ConditionTrace(condition, holds, List.copyOf(checked), Optional.empty());
  }

  /** A line for each thing that was wrong with the data, of very many only for the first ones. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    warning.ifPresent(why -> warnings.add("condition %s: %s".formatted(condition, why)));
    List<CheckedValue> unusable = checked.stream().filter(v -> v.warning().isPresent()).toList();
    for (CheckedValue value : unusable.subList(0, Math.min(MOST_WARNINGS, unusable.size()))) {
      warnings.add(
          "condition %s: value %s: %s"
              .formatted(condition, Shown.repr(value.value()), value.warning().orElseThrow()));
    }
    if (unusable.size() > MOST_WARNINGS) {
      warnings.add(
          "condition %s: %d more values like that"
              .formatted(condition, unusable.size() - MOST_WARNINGS));
    }
    return warnings;
  }

  /** This in JSON: the condition, its result, and the values; of very many only the first ones. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = condition.toTree();
    tree.put("result", holds);
    tree.put("values", checked.stream().limit(MOST_SHOWN).map(ConditionTrace::tree).toList());
    if (checked.size() > MOST_SHOWN) {
      tree.put("values_omitted", checked.size() - MOST_SHOWN);
    }
    warning.ifPresent(why -> tree.put("warning", why));
    return tree;
  }

  private static Map<String, Object> tree(CheckedValue value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("value", Shown.tree(value.value()));
    tree.put("result", value.fits());
    value.warning().ifPresent(why -> tree.put("warning", why));
    return tree;
  }
}
