package io.ironicinspector.rules.action;

import io.ironicinspector.rules.python.PythonTypes;
import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;

/** {@code extend-attribute}: appends to a list among the node's attributes. */
public record ExtendAttribute(Map<String, Object> parameters) implements Action {
  static final String NAME = "extend-attribute";

  private static final Parameters TAKEN =
      Parameters.required("path", Actions.VALUE).andOptional("unique");

  public ExtendAttribute {
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

  /** Never null. */
  public Object value() {
    return parameters.get(Actions.VALUE);
  }

  /** Whether a value that the list already has is not appended. */
  public boolean unique() {
    return PythonTypes.isTruthy(parameters.get("unique"));
  }

  @Override
  public ExtendAttribute formatted(Object data) {
    return new ExtendAttribute(Actions.withFormatted(Actions.VALUE, parameters, data));
  }

  @Override
  public void carryOut(RuleTarget target) {
    target.extendAttribute(this);
  }
}
