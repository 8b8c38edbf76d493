package io.ironicinspector.persistence;

import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Lets a writer pass if nobody with a newer token of the same store wrote for the node before. The
 * fence row stays locked until the transaction ends, so writers of one node follow each other.
 */
final class FenceGate {
  private static final String PASS =
      "UPDATE FenceRow f SET f.store = :store, f.token = :token"
          + " WHERE f.nodeUuid = :node AND (f.store <> :store OR f.token <= :token)";
  private static final String COLUMNS =
      "INTO inspector_fences (node_uuid, store, token) VALUES (?, ?, ?)";
  private static final String UNIQUE_VIOLATION = "23505";

  private final EntityManager entityManager;

  FenceGate(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
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

  private boolean update(NodeUuid node, Fence fence) {
    Query pass = entityManager.createQuery(PASS);
    pass.setParameter("node", node.toString());
    pass.setParameter("store", fence.store());
    pass.setParameter("token", fence.token());
    return pass.executeUpdate() == 1;
  }

  // By JDBC: a duplicate key inside a JPA query would doom the transaction, and each database has
  // its own words for "unless it is there".
  private void insertUnlessThere(NodeUuid node, Fence fence) {
    Connection connection = entityManager.unwrap(Connection.class);
    try (PreparedStatement insert = connection.prepareStatement(insertSql(connection))) {
      insert.setString(1, node.toString());
      insert.setString(2, fence.store());
      insert.setLong(3, fence.token());
      insert.executeUpdate();
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw new IllegalStateException("node %s: cannot insert its fence".formatted(node), e);
      }
    }
  }

  private static String insertSql(Connection connection) throws SQLException {
    return switch (connection.getMetaData().getDatabaseProductName()) {
      case "PostgreSQL" -> "INSERT " + COLUMNS + " ON CONFLICT DO NOTHING";
      // Not INSERT IGNORE: it takes a shared lock on a row that is there, and two writers that
      // both hold one can then not update it.
      case "MariaDB", "MySQL" ->
          "INSERT " + COLUMNS + " ON DUPLICATE KEY UPDATE node_uuid = node_uuid";
      default -> "INSERT " + COLUMNS;
    };
  }
}
