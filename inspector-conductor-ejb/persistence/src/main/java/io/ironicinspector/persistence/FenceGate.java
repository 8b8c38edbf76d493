package io.ironicinspector.persistence;

import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/**
 * Lets a writer pass if nobody with a newer token of the same store wrote for the node before. The
 * fence row stays locked until the transaction ends, so writers of one node follow each other. It
 * outlives its node on purpose: a writer from before the node was deleted must not come back.
 */
final class FenceGate {
  private static final String MOVE =
      "UPDATE inspector_fences SET store = ?, token = ? WHERE node_uuid = ?";
  private static final String PASS = MOVE + " AND (store <> ? OR token <= ?)";
  private static final String COLUMNS =
      "INTO inspector_fences (node_uuid, store, token) VALUES (?, ?, ?)";
  private static final String UNIQUE_VIOLATION = "23505";

  private final Statements statements;

  FenceGate(Statements statements) {
    this.statements = statements;
  }

  /**
   * Compares with what is stored, and locks it.
   *
   * @throws FencedOutException if a newer holder wrote before; nothing was changed
   */
  void pass(NodeUuid node, Fence fence) {
    if (update(node, fence)) {
      return;
    }
    insertUnlessThere(node, fence);
    if (!update(node, fence)) {
      throw new FencedOutException(node, fence);
    }
  }

  /**
   * As above, of a row that this transaction has locked.
   *
   * @param newest what is in it
   */
  void pass(NodeUuid node, Fence fence, Fence newest) {
    if (newest.equals(fence)) {
      return; // the same holder's next write
    }
    if (newest.store().equals(fence.store()) && newest.token() > fence.token()) {
      throw new FencedOutException(node, fence);
    }
    statements.later(MOVE, fence.store(), fence.token(), node.toString());
  }

  private boolean update(NodeUuid node, Fence fence) {
    return statements.update(
            PASS, fence.store(), fence.token(), node.toString(), fence.store(), fence.token())
        == 1;
  }

  private void insertUnlessThere(NodeUuid node, Fence fence) {
    try {
      statements.update(insertSql(), node.toString(), fence.store(), fence.token());
    } catch (PersistenceException failed) {
      if (!(failed.getCause() instanceof SQLException cause)
          || !UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        throw failed;
      }
    }
  }

  // Each database has its own words for "unless it is there".
  private String insertSql() {
    return switch (statements.databaseName()) {
      case "PostgreSQL" -> "INSERT " + COLUMNS + " ON CONFLICT DO NOTHING";
      // Not INSERT IGNORE: it takes a shared lock on a row that is there, and two writers that
      // both hold one can then not update it.
      case "MariaDB", "MySQL" ->
          "INSERT " + COLUMNS + " ON DUPLICATE KEY UPDATE node_uuid = node_uuid";
      default -> "INSERT " + COLUMNS;
    };
  }
}
