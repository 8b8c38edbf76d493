package io.ironicinspector.rules.condition;

import io.ironicinspector.rules.facts.Facts;
import io.ironicinspector.rules.path.InvalidPathException;
import io.ironicinspector.rules.path.JsonPath;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.schema.Frozen;
import io.ironicinspector.rules.schema.InvalidRuleException;
import io.ironicinspector.rules.schema.ListSchema;
import io.ironicinspector.rules.schema.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One condition of a rule, checked and compiled. Immutable, thread-safe. */
public final class Condition {
  private static final ListSchema SCHEMA =
      ListSchema.conditions(Operators.NAMES, Multiple.wireNames());

  private final String op;
  private final String field;
  private final Multiple multiple;
  private final boolean invert;
  private final Map<String, Object> parameters;
  private final boolean aboutNode;
  private final JsonPath path;
  private final Operator operator;

  private Condition(Map<String, Object> shape) {
    op = (String) shape.get("op");
    field = Frozen.fitting("field", (String) shape.get("field"));
    multiple = Multiple.ofWireName((String) shape.getOrDefault("multiple", "any"));
    invert = (Boolean) shape.getOrDefault("invert", false);
    Map<String, Object> others = new LinkedHashMap<>(shape);
    List.of("op", "field", "multiple", "invert").forEach(others::remove);
    parameters = Collections.unmodifiableMap(others);
    int scheme = field.indexOf("://");
    aboutNode = scheme >= 0 && isNode(field.substring(0, scheme));
    path = path(field, scheme < 0 ? field : field.substring(scheme + 3));
    operator = Operators.of(op, parameters);
  }

  /**
   * Reads the conditions of a rule.
   *
   * @param shape the list as it came in JSON
   * @throws InvalidRuleException for the first fault, all shapes before the first meaning
   */
  public static List<Condition> parse(Object shape) {
    return SCHEMA.check(shape).stream().map(Condition::new).toList();
  }

  private static boolean isNode(String scheme) {
    return switch (scheme) {
      case "node" -> true;
      case "data" -> false;
      default ->
          throw new InvalidRuleException(
              "Unsupported scheme for field: %s, valid values are node:// or data://"
                  .formatted(Shown.text(scheme)));
    };
  }

  private static JsonPath path(String field, String text) {
    try {
      return JsonPath.parse(text);
    } catch (InvalidPathException e) {
      throw new InvalidRuleException(
          "Unable to parse field JSON path %s: %s"
              .formatted(Shown.text(field), Shown.text(e.getMessage())),
          e);
    }
  }

  public String op() {
    return op;
  }

  /** With its scheme, as it was given. */
  public String field() {
    return field;
  }

  public Multiple multiple() {
    return multiple;
  }

  public boolean invert() {
    return invert;
  }

  /** What else was given, for the operator. */
  public Map<String, Object> parameters() {
    return parameters;
  }

  /** The condition in JSON, with its defaults filled in. */
  public Map<String, Object> toTree() {
    Map<String, Object> tree = new LinkedHashMap<>(parameters);
    tree.put("op", op);
    tree.put("field", field);
    tree.put("multiple", multiple.wireName());
    tree.put("invert", invert);
    return tree;
  }

  /**
   * Finds the values and checks them. A value that cannot be checked does not fit, inverted or not;
   * the trace says why.
   */
  public ConditionTrace evaluate(Facts facts) {
    List<Object> values;
    try {
      values = path.find(aboutNode ? facts.node() : facts.data());
    } catch (UnusableValueException e) {
      return ConditionTrace.notFound(this, e.getMessage());
    }
    if (values.isEmpty()) {
      if (!op.equals(Operators.IS_EMPTY)) {
        return ConditionTrace.notFound(this);
      }
      values = Collections.singletonList(null);
    }
    List<CheckedValue> checked = new ArrayList<>();
    for (Object value : values) {
      CheckedValue result = check(value);
      checked.add(result);
      if (multiple.isDecidedBy(result.fits())) {
        break;
      }
    }
    return ConditionTrace.decided(this, checked);
  }

  private CheckedValue check(Object value) {
    try {
      return CheckedValue.checked(value, operator.check(value) != invert);
    } catch (UnusableValueException e) {
      return CheckedValue.unusable(value, e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "%s %s".formatted(field, op);
  }
}
