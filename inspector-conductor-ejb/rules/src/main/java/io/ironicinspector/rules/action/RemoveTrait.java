package io.ironicinspector.rules.action;

import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;

/** {@code remove-trait}: takes a trait from the node, if it has it. */
public record RemoveTrait(Map<String, Object> parameters) implements Action {
  static final String NAME = "remove-trait";

  public RemoveTrait {
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
    target.removeTrait(trait());
  }
}
