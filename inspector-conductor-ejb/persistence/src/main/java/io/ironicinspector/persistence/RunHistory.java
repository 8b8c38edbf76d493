package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run.Document;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link RunLog} remembers. Times are microseconds since 1970. */
final class RunHistory {
  private static final String RUNS =
      "SELECT run_number, began_as, started, waiting, processing, aborting, finished, outcome,"
          + " error, conductor FROM inspector_runs WHERE node_uuid = ? ORDER BY run_number DESC";
  // A list of runs does not read the documents, which may be large.
  private static final String KEPT =
      "SELECT run_number, unprocessed IS NOT NULL, data IS NOT NULL FROM inspector_run_data"
          + " WHERE node_uuid = ?";

  private final Statements statements;

  RunHistory(Statements statements) {
    this.statements = statements;
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The column that holds {@code document}. */
  static String column(Document document) {
    return switch (document) {
      case PROCESSED -> "data";
      case UNPROCESSED -> "unprocessed";
    };
  }

  /** The column that holds when a run came into {@code state}; empty if none does. */
  static Optional<String> column(IntrospectionState state) {
    return switch (state) {
      case WAITING -> Optional.of("waiting");
      case PROCESSING -> Optional.of("processing");
      case ABORTING -> Optional.of("aborting");
      case STARTING, REAPPLYING, ENROLLING, FINISHED, ERROR -> Optional.empty();
    };
  }

  List<Run> of(NodeUuid node) {
    Map<Long, Set<Document>> kept = new HashMap<>();
    statements.query(KEPT, row -> kept.put(row.getLong(1), documents(row)), node.toString());
    return statements.query(RUNS, row -> run(row, kept), node.toString());
  }

  private static Set<Document> documents(ResultSet row) throws SQLException {
    Set<Document> documents = EnumSet.noneOf(Document.class);
    if (row.getBoolean(2)) {
      documents.add(Document.UNPROCESSED);
    }
    if (row.getBoolean(3)) {
      documents.add(Document.PROCESSED);
    }
    return documents;
  }

  private static Run run(ResultSet row, Map<Long, Set<Document>> kept) throws SQLException {
    long number = row.getLong(1);
    List<Run.Phase> phases = new ArrayList<>();
    phases.add(new Run.Phase(StateColumn.state(row.getString(2)), instant(row.getLong(3))));
    add(IntrospectionState.WAITING, time(row, 4), phases);
    add(IntrospectionState.PROCESSING, time(row, 5), phases);
    add(IntrospectionState.ABORTING, time(row, 6), phases);
    Optional<Instant> finished = time(row, 7);
    return new Run(
        number,
        phases,
        finished.isPresent() ? Optional.of(end(row, finished.get())) : Optional.empty(),
        Optional.ofNullable(row.getString(10)),
        kept.getOrDefault(number, Set.of()));
  }

  private static void add(
      IntrospectionState state, Optional<Instant> from, List<Run.Phase> phases) {
    from.ifPresent(at -> phases.add(new Run.Phase(state, at)));
  }

  private static Run.End end(ResultSet row, Instant at) throws SQLException {
    return new Run.End(
        at,
        Optional.ofNullable(row.getString(8))
            .flatMap(IntrospectionState::ofWireName)
            .orElse(IntrospectionState.ERROR),
        Optional.ofNullable(row.getString(9)));
  }

  static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    long micros = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(instant(micros));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  Optional<String> data(NodeUuid node, long number, Document document) {
    return statements.text(
        "SELECT %s FROM inspector_run_data WHERE node_uuid = ? AND run_number = ?"
            .formatted(column(document)),
        node.toString(),
        number);
  }
}
