package io.ironicinspector.persistence.rule;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Looks by plain SQL whether rules changed: each run does. Belongs to one connection and thus to
 * one thread. Every failure is a {@link PersistenceException}.
 */
public final class RuleReader {
  // No rule changes, each has an action, and the numbers of the actions are never used again.
  private static final String FINGERPRINT =
      "SELECT COUNT(DISTINCT rule), MAX(id) FROM rule_actions";

  private final Connection connection;

  /** The caller closes {@code connection}. */
  public RuleReader(Connection connection) {
    this.connection = connection;
  }

  /** As {@link RuleRepository#fingerprint}. */
  public String fingerprint() {
    try (PreparedStatement statement = connection.prepareStatement(FINGERPRINT);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1) + " " + rows.getLong(2);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
