package io.ironicinspector.persistence.rule;

import jakarta.ejb.ApplicationException;

/**
 * A rule in the database cannot be read: another service or a hand wrote something there that is no
 * rule. It can be seen in the list, and deleted.
 */
@ApplicationException(rollback = true)
public class InvalidStoredRuleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidStoredRuleException(String uuid, String why, Throwable cause) {
    super("Stored rule %s is invalid: %s".formatted(uuid, why), cause);
  }
}
