package io.ironicinspector.rules.condition;

import io.ironicinspector.rules.net.InvalidNetworkException;
import io.ironicinspector.rules.net.IpNetwork;
import io.ironicinspector.rules.python.PythonText;
import io.ironicinspector.rules.python.UnusableValueException;
import io.ironicinspector.rules.regex.InvalidRegexException;
import io.ironicinspector.rules.regex.PythonRegex;
import io.ironicinspector.rules.schema.InvalidRuleException;
import io.ironicinspector.rules.schema.Parameters;
import io.ironicinspector.rules.schema.Shown;
import java.util.List;
import java.util.Map;

/** All operators by name. */
final class Operators {
  static final String IS_EMPTY = "is-empty";

  /** In the order in which messages list them. */
  static final List<String> NAMES =
      List.of("contains", "eq", "ge", "gt", "in-net", IS_EMPTY, "le", "lt", "matches", "ne");

  private static final String VALUE = "value";

  private Operators() {}

  /**
   * The operator {@code name}, which is one of {@link #NAMES}.
   *
   * @throws InvalidRuleException if the parameters do not fit
   */
  static Operator of(String name, Map<String, ?> parameters) {
    String owner = "operator " + name;
    switch (name) {
      case "contains", "matches" -> {
        return expression(name, owner, parameters);
      }
      case IS_EMPTY -> {
        Parameters.none().check(owner, parameters);
        return Operators::isEmpty;
      }
      case "in-net" -> {
        Parameters.required(VALUE).check(owner, parameters);
        return network(owner, parameters.get(VALUE));
      }
      default -> {
        Parameters.required(VALUE).check(owner, parameters);
        return Comparison.of(name, parameters.get(VALUE));
      }
    }
  }

  private static boolean isEmpty(Object value) {
    return value == null
        || (value instanceof String text && text.isEmpty())
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static Operator network(String owner, Object value) {
    if (!(value instanceof String text)) {
      throw wrongType(owner, "an IP network as a string", value);
    }
    try {
      return IpNetwork.parse(text)::contains;
    } catch (InvalidNetworkException e) {
      throw invalid(owner, "invalid value: " + e.getMessage(), e);
    }
  }

  /** Other parameters than the value are let through, as they always were. */
  private static Operator expression(String name, String owner, Map<String, ?> parameters) {
    if (parameters.get(VALUE) == null) {
      throw Parameters.invalid(owner, "missing required parameter(s): " + VALUE);
    }
    if (!(parameters.get(VALUE) instanceof String regex)) {
      throw wrongType(owner, "a regular expression as a string", parameters.get(VALUE));
    }
    try {
      PythonRegex compiled = PythonRegex.compile(regex);
      return name.equals("contains")
          ? value -> compiled.search(PythonText.str(value))
          : wholeMatch(regex);
    } catch (InvalidRegexException e) {
      throw invalid(owner, "invalid regular expression: " + e.getMessage(), e);
    }
  }

  // The dollar binds to the last alternative only. Rules rely on that.
  private static Operator wholeMatch(String regex) throws InvalidRegexException {
    if (regex.isEmpty()) {
      return value -> {
        throw new UnusableValueException("an empty regular expression matches nothing");
      };
    }
    PythonRegex anchored = PythonRegex.compile(regex.endsWith("$") ? regex : regex + "$");
    return value -> anchored.matchesStart(PythonText.str(value));
  }

  private static InvalidRuleException wrongType(String owner, String allowed, Object value) {
    return Parameters.invalid(
        owner, "invalid value: must be %s, was %s".formatted(allowed, Shown.repr(value)));
  }

  private static InvalidRuleException invalid(String owner, String fault, Exception cause) {
    return new InvalidRuleException(Parameters.invalid(owner, fault).getMessage(), cause);
  }
}
