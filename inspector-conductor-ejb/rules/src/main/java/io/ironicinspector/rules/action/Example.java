package io.ironicinspector.rules.action;

import io.ironicinspector.rules.schema.Parameters;
import java.util.Map;

/** {@code example}: a line in the log that it ran, nothing else. */
public record Example(Map<String, Object> parameters) implements Action {
  static final String NAME = "example";

  public Example {
    parameters = Actions.checked(NAME, Parameters.none(), parameters);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void carryOut(RuleTarget target) {
    target.log("example action");
  }
}
