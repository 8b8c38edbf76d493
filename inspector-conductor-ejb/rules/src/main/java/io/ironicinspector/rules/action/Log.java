package io.ironicinspector.rules.action;

import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;

/** {@code log}: writes a line to the service's log. Ours; variables in the message are replaced. */
public record Log(Map<String, Object> parameters) implements Action {
  static final String NAME = "log";

  private static final String MESSAGE = "message";

  public Log {
    parameters = Actions.checked(NAME, Parameters.required(MESSAGE), parameters);
    Actions.requireText(NAME, MESSAGE, parameters);
  }

  @Override
  public String name() {
    return NAME;
  }

  public String message() {
    return Actions.text(parameters, MESSAGE);
  }

  @Override
  public Log formatted(Object data) {
    return new Log(Actions.withFormatted(MESSAGE, parameters, data));
  }

  @Override
  public void carryOut(RuleTarget target) {
    target.log(message());
  }
}
