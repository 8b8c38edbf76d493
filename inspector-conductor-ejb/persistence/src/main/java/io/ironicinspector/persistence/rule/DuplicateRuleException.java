package io.ironicinspector.persistence.rule;

import jakarta.ejb.ApplicationException;

/** A rule with this UUID exists. The message is upstream's. */
@ApplicationException(rollback = true)
public class DuplicateRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DuplicateRuleException(String uuid) {
    super("Rule with UUID %s already exists".formatted(uuid));
  }
}
