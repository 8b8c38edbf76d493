package io.ironicinspector.persistence;

import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;

/**
 * Upstream's table {@code nodes}. Each write puts a new random UUID into its version column, so
 * that a Python 11.1.0 service beside us sees that the row changed; our own writers are ordered by
 * the fence and a row lock.
 */
final class NodeTable {
  /** Fits upstream's 64 KiB column on MySQL whatever the characters are. */
  static final int MAX_ERROR = 16_000;

  static final String SELECT =
      "SELECT n.uuid, n.state, n.started_at, n.finished_at, n.error, n.manage_boot";

  // Locked, because a Python service on the same database knows nothing of our fences. One
  // statement, and so one round trip, where fence and row are there already. The columns are not
  // compared with each other: upstream's may have another character set or collation than ours.
  private static final String LOCK_BOTH =
      SELECT
          + ", f.store, f.token FROM inspector_fences f, nodes n"
          + " WHERE f.node_uuid = ? AND n.uuid = ? FOR UPDATE";
  private static final String LOCK = SELECT + " FROM nodes n WHERE n.uuid = ? FOR UPDATE";
  private static final String INSERT =
      "INSERT INTO nodes (state, version_id, started_at, finished_at, error, manage_boot, uuid)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String REPLACE =
      "UPDATE nodes SET state = ?, version_id = ?, started_at = ?, finished_at = ?, error = ?,"
          + " manage_boot = ? WHERE uuid = ?";
  private static final String ENTER = "UPDATE nodes SET state = ?, version_id = ? WHERE uuid = ?";
  private static final String END =
      "UPDATE nodes SET state = ?, version_id = ?, finished_at = ?, error = ? WHERE uuid = ?";

  private final Statements statements;
  private final FenceGate fences;
  private final Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
  private Optional<Held> held = Optional.empty();

  /** What this transaction has locked, as it wrote it last. */
  private record Held(Introspection row, Fence fence) {
    boolean is(NodeUuid node, Fence by) {
      return row.node().equals(node) && fence.equals(by);
    }
  }

  /** For one transaction. */
  NodeTable(Statements statements) {
    this.statements = statements;
    this.fences = new FenceGate(statements);
  }

  /** For the columns of {@link #SELECT}. */
  Introspection read(ResultSet row) throws SQLException {
    return new Introspection(
        NodeUuid.parse(row.getString(1)),
        StateColumn.state(row.getString(2)),
        time(row, 3),
        time(row, 4),
        Optional.ofNullable(row.getString(5)),
        // Rows from before upstream had the column hold null.
        row.getBoolean(6) || row.wasNull());
  }

  // Not getObject(column, LocalDateTime.class): servers' wrappers of the driver look for that
  // method anew at each call, which for a list took two thirds of the time.
  private Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column, utc)).map(Timestamp::toInstant);
  }

  private record Locked(Introspection row, Fence newest) {}

  /**
   * The node's row, locked, after its fence was passed.
   *
   * @throws FencedOutException if a newer holder wrote before; nothing was changed
   */
  Optional<Introspection> lock(NodeUuid node, Fence fence) {
    if (held.filter(mine -> mine.is(node, fence)).isEmpty()) {
      held = lockedNow(node, fence).map(row -> new Held(row, fence));
    }
    return held.map(Held::row);
  }

  private Optional<Introspection> lockedNow(NodeUuid node, Fence fence) {
    List<Locked> both =
        statements.query(
            LOCK_BOTH,
            row -> new Locked(read(row), new Fence(row.getString(7), row.getLong(8))),
            node.toString(),
            node.toString());
    if (both.isEmpty()) {
      fences.pass(node, fence);
      return statements.query(LOCK, this::read, node.toString()).stream().findFirst();
    }
    fences.pass(node, fence, both.get(0).newest());
    return Optional.of(both.get(0).row());
  }

  /** As above, without the row. */
  void passFence(NodeUuid node, Fence fence) {
    fences.pass(node, fence);
  }

  /** A row that was not there. */
  void insert(Introspection begun) {
    statements.later(INSERT, whole(begun));
    wrote(begun);
  }

  /** All of a row. */
  void replace(Introspection begun) {
    statements.later(REPLACE, whole(begun));
    wrote(begun);
  }

  private static Object[] whole(Introspection row) {
    return new Object[] {
      row.state().wireName(),
      version(),
      row.startedAt().map(UtcColumn::text).orElse(null),
      row.finishedAt().map(UtcColumn::text).orElse(null),
      row.error().orElse(null),
      row.manageBoot(),
      row.node().toString()
    };
  }

  /** A row's state. */
  void enter(Introspection now) {
    statements.later(ENTER, now.state().wireName(), version(), now.node().toString());
    wrote(now);
  }

  /** A row's state, and how its run ended. */
  void end(Introspection over) {
    statements.later(
        END,
        over.state().wireName(),
        version(),
        over.finishedAt().map(UtcColumn::text).orElse(null),
        over.error().orElse(null),
        over.node().toString());
    wrote(over);
  }

  void delete(NodeUuid node) {
    statements.later("DELETE FROM nodes WHERE uuid = ?", node.toString());
    held = Optional.empty();
  }

  private void wrote(Introspection row) {
    held = held.map(before -> new Held(row, before.fence()));
  }

  private static String version() {
    return UUID.randomUUID().toString();
  }

  /** An error as it fits the column. */
  static String fitting(String error) {
    if (error.length() <= MAX_ERROR) {
      return error;
    }
    int end = Character.isHighSurrogate(error.charAt(MAX_ERROR - 1)) ? MAX_ERROR - 1 : MAX_ERROR;
    return error.substring(0, end);
  }
}
