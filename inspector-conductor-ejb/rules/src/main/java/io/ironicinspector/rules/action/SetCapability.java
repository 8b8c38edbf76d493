package io.ironicinspector.rules.action;

import io.ironicinspector.rules.python.PythonText;
import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;
import java.util.Optional;

/** {@code set-capability}: sets one of the node's capabilities, or removes it. */
public record SetCapability(Map<String, Object> parameters) implements Action {
  static final String NAME = "set-capability";

  private static final Parameters TAKEN = Parameters.required("name").andOptional(Actions.VALUE);

  public SetCapability {
    parameters = Actions.checked(NAME, TAKEN, parameters);
    Actions.requireText(NAME, "name", parameters);
  }

  @Override
  public String name() {
    return NAME;
  }

  public String capability() {
    return Actions.text(parameters, "name");
  }

  /** Empty: the capability is removed. */
  public Optional<String> value() {
    return Optional.ofNullable(parameters.get(Actions.VALUE)).map(PythonText::str);
  }

  @Override
  public SetCapability formatted(Object data) {
    return new SetCapability(Actions.withFormatted(Actions.VALUE, parameters, data));
  }

  @Override
  public void carryOut(RuleTarget target) {
    target.setCapability(capability(), value());
  }
}
