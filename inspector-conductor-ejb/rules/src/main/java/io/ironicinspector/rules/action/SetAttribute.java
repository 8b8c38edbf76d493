package io.ironicinspector.rules.action;

import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code set-attribute}: sets an attribute of the node. */
public record SetAttribute(Map<String, Object> parameters) implements Action {
  static final String NAME = "set-attribute";

  private static final String RESET = "reset_interfaces";
  private static final Pattern OUTER_SLASHES = Pattern.compile("^/+|/+$");
  private static final Parameters TAKEN =
      Parameters.required("path").andPresent(Actions.VALUE).andOptional(RESET);

  public SetAttribute {
    parameters = Actions.checked(NAME, TAKEN, parameters);
    Actions.requirePath(NAME, parameters);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** A JSON pointer, with its leading slash. */
  public String path() {
    return Actions.path(parameters);
  }

  /** May be null, which is set as such. */
  public Object value() {
    return parameters.get(Actions.VALUE);
  }

  /**
   * Whether the interfaces must be reset with this: the driver is changed, and the rule does not
   * say no.
   */
  public boolean resetsInterfaces() {
    boolean driver = OUTER_SLASHES.matcher(path()).replaceAll("").equals("driver");
    return driver && explicitReset().orElse(true);
  }

  /** What the rule says about resetting interfaces. */
  public Optional<Boolean> explicitReset() {
    return Optional.ofNullable(parameters.get(RESET)).map(PythonTypes::isTruthy);
  }

  @Override
  public SetAttribute formatted(Object data) {
    return new SetAttribute(Actions.withFormatted(Actions.VALUE, parameters, data));
  }

  @Override
  public void carryOut(RuleTarget target) {
    target.setAttribute(this);
  }
}
