package io.ironicinspector.persistence;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run.Document;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers the last runs of each node. Called under the node's fence, in the transaction that
 * changes the node's row, so that both tell the same.
 */
final class RunLog {
  private static final String OPEN = " WHERE node_uuid = ? AND finished IS NULL";
  private static final String SUMMARY =
      "SELECT MAX(run_number), MIN(run_number), COUNT(*) - COUNT(finished) FROM inspector_runs"
          + " WHERE node_uuid = ?";
  private static final String INSERT =
      "INSERT INTO inspector_runs (node_uuid, run_number, began_as, started, conductor)"
          + " VALUES (?, ?, ?, ?, ?)";
  private static final String END =
      "UPDATE inspector_runs SET conductor = ?, finished = ?, outcome = ?, error = ?" + OPEN;
  private static final String OPEN_RUN =
      "SELECT MAX(r.run_number), COUNT(d.run_number) FROM inspector_runs r"
          + " LEFT JOIN inspector_run_data d"
          + " ON d.node_uuid = r.node_uuid AND d.run_number = r.run_number"
          + " WHERE r.node_uuid = ? AND r.finished IS NULL";

  /** The error of a run that was never closed. */
  static final String SUPERSEDED = "Another introspection began before this one had ended";

  private final Statements statements;
  private final RunKeeping keeping;

  RunLog(Statements statements, RunKeeping keeping) {
    this.statements = statements;
    this.keeping = keeping;
  }

  private record Summary(long last, long first, boolean open) {}

  /** A run begins in {@code state}. Runs that are too many then are forgotten. */
  void began(NodeUuid node, IntrospectionState state, Instant now) {
    if (keeping.runs() == 0) {
      forget(node);
      return;
    }
    // Without any run the numbers are null, which is read as 0.
    Summary before =
        statements
            .query(
                SUMMARY,
                row -> new Summary(row.getLong(1), row.getLong(2), row.getLong(3) > 0),
                node.toString())
            .get(0);
    if (before.open()) {
      // A start is legal while the ramdisk is waited for, and a Python service closes no run.
      end(node, now, IntrospectionState.ERROR, Optional.of(SUPERSEDED));
    }
    long number = before.last() + 1;
    statements.later(
        INSERT,
        node.toString(),
        number,
        state.wireName(),
        RunHistory.micros(now),
        keeping.conductor());
    if (before.first() <= number - keeping.runs()) {
      forget(node, number - keeping.runs());
    }
  }

  /** Forgets all runs. */
  void forget(NodeUuid node) {
    forget(node, Long.MAX_VALUE);
  }

  private void forget(NodeUuid node, long last) {
    forget("inspector_run_data", node, last);
    forget("inspector_runs", node, last);
  }

  private void forget(String table, NodeUuid node, long last) {
    statements.later(
        "DELETE FROM " + table + " WHERE node_uuid = ? AND run_number <= ?", node.toString(), last);
  }

  /** The run that goes on came into {@code state}. */
  void entered(NodeUuid node, IntrospectionState state, Instant now) {
    if (keeping.runs() > 0) {
      RunHistory.column(state)
          .ifPresent(
              column ->
                  statements.later(
                      "UPDATE inspector_runs SET conductor = ?, " + column + " = ?" + OPEN,
                      keeping.conductor(),
                      RunHistory.micros(now),
                      node.toString()));
    }
  }

  /** A document of the run that goes on replaces the one before. */
  void keep(NodeUuid node, Document document, String json) {
    if (keeping.runs() == 0 || (document == Document.UNPROCESSED && !keeping.unprocessed())) {
      return;
    }
    statements
        .query(OPEN_RUN, row -> new Open(row.getLong(1), row.getLong(2) > 0), node.toString())
        .stream()
        .filter(open -> open.number() > 0)
        .forEach(
            open -> statements.later(write(open, document), json, node.toString(), open.number()));
  }

  /**
   * The run that goes on.
   *
   * @param number from 1; without such a run the maximum is null, which is read as 0
   * @param hasData whether there is a row for its documents
   */
  private record Open(long number, boolean hasData) {}

  private static String write(Open open, Document document) {
    return (open.hasData()
            ? "UPDATE inspector_run_data SET %s = ? WHERE node_uuid = ? AND run_number = ?"
            : "INSERT INTO inspector_run_data (%s, node_uuid, run_number) VALUES (?, ?, ?)")
        .formatted(RunHistory.column(document));
  }

  /** The run that goes on is over. */
  void ended(Introspection over) {
    if (keeping.runs() > 0) {
      end(over.node(), over.finishedAt().orElseThrow(), over.state(), over.error());
    }
  }

  private void end(NodeUuid node, Instant at, IntrospectionState state, Optional<String> error) {
    statements.later(
        END,
        keeping.conductor(),
        RunHistory.micros(at),
        state.wireName(),
        error.orElse(null),
        node.toString());
  }
}
