package io.ironicinspector.persistence.rule;

import io.ironicinspector.rules.Rule;
import io.ironicinspector.rules.action.Action;
import io.ironicinspector.rules.condition.Condition;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Map;

/**
 * Inserts conditions and actions in their order. By SQL: the tables number their rows, and each
 * database tells JPA the number in another way, which nobody needs.
 */
final class ChildRows {
  private static final String CONDITION =
      "INSERT INTO rule_conditions (rule, op, multiple, field, params, invert)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String ACTION =
      "INSERT INTO rule_actions (rule, action, params) VALUES (?, ?, ?)";

  private final EntityManager entityManager;

  ChildRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void insert(Rule rule) {
    for (Condition condition : rule.conditions()) {
      execute(
          CONDITION,
          rule.uuid(),
          condition.op(),
          condition.multiple().wireName(),
          condition.field(),
          json(condition.parameters()),
          condition.invert());
    }
    for (Action action : rule.actions()) {
      execute(ACTION, rule.uuid(), action.name(), json(action.parameters()));
    }
  }

  private static String json(Map<String, Object> parameters) {
    return PlainJson.toJson(parameters).toString();
  }

  private void execute(String sql, Object... parameters) {
    Query insert = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      insert.setParameter(i + 1, parameters[i]);
    }
    insert.executeUpdate();
  }
}
