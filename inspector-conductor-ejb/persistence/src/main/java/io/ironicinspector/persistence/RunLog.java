package io.ironicinspector.persistence;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run.Document;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

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
  private static final String OPEN_NUMBER = "SELECT MAX(run_number) FROM inspector_runs" + OPEN;

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
    statements.update(
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
    statements.update(
        "DELETE FROM " + table + " WHERE node_uuid = ? AND run_number <= ?", node.toString(), last);
  }

  /** The run that goes on came into {@code state}. */
  void entered(NodeUuid node, IntrospectionState state, Instant now) {
    if (keeping.runs() > 0) {
      RunHistory.column(state)
          .ifPresent(
              column ->
                  statements.update(
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
    OptionalLong open = open(node);
    if (open.isPresent() && !replace(node, open.getAsLong(), document, json)) {
      statements.update(
          "INSERT INTO inspector_run_data (node_uuid, run_number, %s) VALUES (?, ?, ?)"
              .formatted(RunHistory.column(document)),
          node.toString(),
          open.getAsLong(),
          json);
    }
  }

  private OptionalLong open(NodeUuid node) {
    // Numbers begin with 1; without any the maximum is null, which is read as 0.
    return statements.query(OPEN_NUMBER, row -> row.getLong(1), node.toString()).stream()
        .mapToLong(Long::longValue)
        .filter(number -> number > 0)
        .findFirst();
  }

  private boolean replace(NodeUuid node, long number, Document document, String json) {
    return statements.update(
            "UPDATE inspector_run_data SET %s = ? WHERE node_uuid = ? AND run_number = ?"
                .formatted(RunHistory.column(document)),
            json,
            node.toString(),
            number)
        > 0;
  }

  /** The run that goes on is over. */
  void ended(Introspection over) {
    if (keeping.runs() > 0) {
      end(over.node(), over.finishedAt().orElseThrow(), over.state(), over.error());
    }
  }

  private void end(NodeUuid node, Instant at, IntrospectionState state, Optional<String> error) {
    statements.update(
        END,
        keeping.conductor(),
        RunHistory.micros(at),
        state.wireName(),
        error.orElse(null),
        node.toString());
  }
}
