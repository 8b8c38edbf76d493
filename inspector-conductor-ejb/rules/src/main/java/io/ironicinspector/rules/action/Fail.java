package io.ironicinspector.rules.action;

import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;

/** {@code fail}: ends the run with exactly this message, in which nothing is replaced. */
public record Fail(Map<String, Object> parameters) implements Action {
  static final String NAME = "fail";

  public Fail {
    parameters = Actions.checked(NAME, Parameters.required("message"), parameters);
    Actions.requireText(NAME, "message", parameters);
  }

  @Override
  public String name() {
    return NAME;
  }

  public String message() {
    return Actions.text(parameters, "message");
  }

  @Override
  public void carryOut(RuleTarget target) {
    throw new RuleFailedException(message());
  }
}
