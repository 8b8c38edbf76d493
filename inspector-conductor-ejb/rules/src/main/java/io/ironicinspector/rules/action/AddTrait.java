package io.ironicinspector.rules.action;

import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;

/** {@code add-trait}: gives the node a trait. */
public record AddTrait(Map<String, Object> parameters) implements Action {
  static final String NAME = "add-trait";

  public AddTrait {
    parameters = Actions.checked(NAME, Parameters.required("name"), parameters);
    Actions.requireText(NAME, "name", parameters);
  }

  @Override
  public String name() {
    return NAME;
  }

  public String trait() {
    return Actions.text(parameters, "name");
  }

  @Override
  public void carryOut(RuleTarget target) {
    target.addTrait(trait());
  }
}
