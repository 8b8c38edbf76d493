package io.ironicinspector.rules;

import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.rules.action.Action;
import io.ironicinspector.rules.condition.Condition;
import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.schema.Frozen;
import io.ironicinspector.rules.schema.InvalidRuleException;
import io.ironicinspector.rules.schema.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads rules that clients send. */
final class RuleParser {
  private static final int LONGEST_UUID = 36;
  private static final int LONGEST_SCOPE = 255;

  private RuleParser() {}

  static Rule parse(Object body) {
    if (!(body instanceof Map<?, ?> shape)) {
      throw new InvalidRuleException(
          "Invalid rule: must be a JSON object, was " + Shown.repr(body));
    }
    String uuid = uuid(shape.get("uuid"));
    Optional<String> scope = scope(shape.get("scope"));
    Optional<Object> description = description(shape.get("description"));
    List<Condition> conditions = Condition.parse(member(shape, "conditions"));
    List<Action> actions = Action.parse(member(shape, "actions"));
    return new Rule(uuid, description, scope, conditions, actions);
  }

  private static Object member(Map<?, ?> shape, String name) {
    return shape.containsKey(name) ? shape.get(name) : List.of();
  }

  // Kept as it is spelt. Longer spellings, urn:uuid: for one, do not fit into the column.
  private static String uuid(Object given) {
    if (!PythonTypes.isTruthy(given)) {
      return UUID.randomUUID().toString();
    }
    if (!(given instanceof String text)
        || text.length() > LONGEST_UUID
        || NodeUuid.like(text).isEmpty()) {
      throw new InvalidRuleException("Invalid UUID value");
    }
    return text;
  }

  private static Optional<String> scope(Object given) {
    if (given == null) {
      return Optional.empty();
    }
    if (!(given instanceof String text)) {
      throw new InvalidRuleException("Invalid scope: must be a string, was " + Shown.repr(given));
    }
    if (text.codePointCount(0, text.length()) > LONGEST_SCOPE) {
      throw new InvalidRuleException(
          "Invalid scope: the length of the scope should be within %d characters"
              .formatted(LONGEST_SCOPE));
    }
    return Optional.of(Frozen.fitting("Invalid scope", text));
  }

  private static Optional<Object> description(Object given) {
    if (given instanceof Map || given instanceof List) {
      throw new InvalidRuleException(
          "Invalid description: must be a string, was " + Shown.repr(given));
    }
    if (given instanceof String text) {
      Frozen.fitting("description", text);
    }
    return Optional.ofNullable(given);
  }
}
