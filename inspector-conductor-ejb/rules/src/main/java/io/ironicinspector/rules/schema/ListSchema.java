package io.ironicinspector.rules.schema;

import io.ironicinspector.rules.python.PythonComparison;
import io.ironicinspector.rules.python.PythonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be in a list of conditions or of actions, before anybody looks at their parameters. The
 * texts are those of Python's jsonschema, and of several faults the same one is told: the one that
 * is least deep, then the first.
 */
public final class ListSchema {
  /** Each one is evaluated for each machine. */
  private static final int MOST_ELEMENTS = 1_000;

  private final String what;
  private final boolean mayBeEmpty;
  private final List<String> required;
  private final Map<String, Property> properties = new LinkedHashMap<>();

  private ListSchema(String what, boolean mayBeEmpty, List<String> required) {
    this.what = what;
    this.mayBeEmpty = mayBeEmpty;
    this.required = required;
  }

  /** The schema of a rule's conditions with these operators. */
  public static ListSchema conditions(Collection<String> operators, Collection<String> multiples) {
    ListSchema schema = new ListSchema("conditions", true, List.of("op", "field"));
    schema.properties.put("op", Property.oneOf(operators));
    schema.properties.put("field", Property.string());
    schema.properties.put("multiple", Property.oneOf(multiples));
    schema.properties.put("invert", Property.bool());
    return schema;
  }

  /** The schema of a rule's actions with these names. */
  public static ListSchema actions(Collection<String> names) {
    ListSchema schema = new ListSchema("actions", false, List.of("action"));
    schema.properties.put("action", Property.oneOf(names));
    return schema;
  }

  /**
   * The elements of {@code list}.
   *
   * @throws InvalidRuleException if it is not what this schema wants
   */
  public List<Map<String, Object>> check(Object list) {
    if (!(list instanceof List<?> elements)) {
      throw fault("%s is not of type 'array'", list, "type", "", "");
    }
    if (elements.isEmpty() && !mayBeEmpty) {
      throw fault("%s is too short", list, "minItems", "", "");
    }
    if (elements.size() > MOST_ELEMENTS) {
      throw fault("%s is too long", list, "maxItems", "", "");
    }
    for (int i = 0; i < elements.size(); i++) {
      checkElement(elements.get(i), i);
    }
    List<Map<String, Object>> objects = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Map<?, ?> element = (Map<?, ?>) elements.get(i);
      checkProperties(element, i);
      objects.add(Frozen.copy("%s[%d]".formatted(what, i), element));
    }
    return objects;
  }

  private void checkElement(Object element, int index) {
    String where = "[%d]".formatted(index);
    if (!(element instanceof Map<?, ?> map)) {
      throw fault("%s is not of type 'object'", element, "type", "['items']", where);
    }
    for (String name : required) {
      if (!map.containsKey(name)) {
        throw new InvalidRuleException(
            text("'%s' is a required property".formatted(name), "required", "['items']", where)
                + Shown.repr(map));
      }
    }
  }

  private void checkProperties(Map<?, ?> element, int index) {
    properties.forEach(
        (name, property) -> {
          if (element.containsKey(name)) {
            Object value = element.get(name);
            property
                .fault(value)
                .ifPresent(
                    fault -> {
                      throw fault(
                          fault,
                          value,
                          property.keyword(),
                          "['items']['properties']['%s']".formatted(name),
                          "[%d]['%s']".formatted(index, name));
                    });
          }
        });
  }

  private InvalidRuleException fault(
      String fault, Object value, String keyword, String schemaPath, String instancePath) {
    String shown = Shown.repr(value);
    return new InvalidRuleException(
        text(fault.formatted(shown), keyword, schemaPath, instancePath) + shown);
  }

  private String text(String fault, String keyword, String schemaPath, String instancePath) {
    return String.join(
        "\n",
        "Validation failed for %s: %s".formatted(what, fault),
        "",
        "Failed validating '%s' in schema%s".formatted(keyword, schemaPath),
        "",
        "On instance%s:".formatted(instancePath),
        "    ");
  }

  /** What one member of an element may be. */
  private record Property(String keyword, String type, List<String> allowed) {
    static Property string() {
      return new Property("type", "string", List.of());
    }

    static Property bool() {
      return new Property("type", "boolean", List.of());
    }

    static Property oneOf(Collection<String> allowed) {
      return new Property("enum", "", List.copyOf(allowed));
    }

    Optional<String> fault(Object value) {
      boolean right =
          switch (type) {
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            default -> allowed.stream().anyMatch(name -> PythonComparison.equal(name, value));
          };
      if (right) {
        return Optional.empty();
      }
      return Optional.of(
          keyword.equals("enum")
              ? "%s is not one of " + PythonText.repr(allowed)
              : "%s is not of type '" + type + "'");
    }
  }
}
