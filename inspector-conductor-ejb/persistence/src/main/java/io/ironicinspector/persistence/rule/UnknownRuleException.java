package io.ironicinspector.persistence.rule;

import jakarta.ejb.ApplicationException;

/** There is no rule with this UUID. The message is upstream's. */
@ApplicationException(rollback = true)
public class UnknownRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRuleException(String uuid) {
    super("Rule %s was not found".formatted(uuid));
  }
}
