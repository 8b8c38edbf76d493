package io.ironicinspector.rules.action;

import io.ironicinspector.rules.format.PythonFormat;
import io.ironicinspector.rules.python.PythonText;
import io.ironicinspector.rules.schema.ListSchema;
import io.ironicinspector.rules.schema.Parameters;
import io.ironicinspector.rules.schema.Shown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the actions have in common. */
final class Actions {
  static final String VALUE = "value";

  private static final ListSchema SCHEMA =
      ListSchema.actions(
          List.of(
              AddTrait.NAME,
              Example.NAME,
              ExtendAttribute.NAME,
              Fail.NAME,
              Log.NAME,
              RemoveTrait.NAME,
              SetAttribute.NAME,
              SetCapability.NAME));

  private Actions() {}

  static List<Action> parse(Object shape) {
    return SCHEMA.check(shape).stream().map(Actions::action).toList();
  }

  private static Action action(Map<String, Object> shape) {
    Map<String, Object> parameters = new LinkedHashMap<>(shape);
    String name = (String) parameters.remove("action");
    return switch (name) {
      case AddTrait.NAME -> new AddTrait(parameters);
      case ExtendAttribute.NAME -> new ExtendAttribute(parameters);
      case Fail.NAME -> new Fail(parameters);
      case Log.NAME -> new Log(parameters);
      case RemoveTrait.NAME -> new RemoveTrait(parameters);
      case SetAttribute.NAME -> new SetAttribute(parameters);
      case SetCapability.NAME -> new SetCapability(parameters);
      default -> new Example(parameters);
    };
  }

  static Map<String, Object> checked(String action, Parameters taken, Map<String, ?> parameters) {
    taken.check(owner(action), parameters);
    return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  private static String owner(String action) {
    return "action " + action;
  }

  /** A path into a node: never empty, one slash in front. */
  static void requirePath(String action, Map<String, ?> parameters) {
    Object path = parameters.get("path");
    if (!(path instanceof String text) || text.chars().allMatch(c -> c == '/')) {
      throw Parameters.invalid(
          owner(action),
          "invalid path: must be the path of a node's attribute, such as /extra/key, was "
              + Shown.repr(path));
    }
  }

  static String path(Map<String, ?> parameters) {
    String path = (String) parameters.get("path");
    return path.startsWith("/") ? path : "/" + path;
  }

  /** Numbers and booleans are texts here, as they always were; containers are not. */
  static void requireText(String action, String name, Map<String, ?> parameters) {
    Object value = parameters.get(name);
    if (value instanceof Map || value instanceof List) {
      throw Parameters.invalid(
          owner(action), "invalid %s: must be a string, was %s".formatted(name, Shown.repr(value)));
    }
  }

  static String text(Map<String, ?> parameters, String name) {
    return PythonText.str(parameters.get(name));
  }

  static Map<String, Object> withFormatted(
      String name, Map<String, Object> parameters, Object data) {
    Object value = parameters.get(name);
    if (value == null) {
      return parameters;
    }
    Map<String, Object> formatted = new LinkedHashMap<>(parameters);
    formatted.put(name, PythonFormat.formatted(value, data));
    return formatted;
  }
}
