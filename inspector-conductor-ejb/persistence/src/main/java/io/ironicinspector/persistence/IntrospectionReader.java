package io.ironicinspector.persistence;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads introspections by plain SQL, one statement each. Clients poll, and the way through an
 * entity manager and a transaction costs several times what the statement does.
 *
 * <p>Sees what is committed, and what its connection wrote itself. Belongs to that connection and
 * thus to one thread. Every failure is a {@link PersistenceException}.
 */
public final class IntrospectionReader {
  private static final String NODES = NodeTable.SELECT + " FROM nodes n";
  private static final String WAITING =
      NodeTable.SELECT
          + ", (SELECT MAX(r.waiting) FROM inspector_runs r"
          + " WHERE r.node_uuid = ? AND r.finished IS NULL) FROM nodes n WHERE n.uuid = ?";

  private final Statements statements;
  private final NodeTable nodes;

  /** The caller closes {@code connection}. */
  public IntrospectionReader(Connection connection) {
    this(new Statements(connection));
  }

  IntrospectionReader(Statements statements) {
    this.statements = statements;
    this.nodes = new NodeTable(statements);
  }

  /** As {@link IntrospectionRepository#find}. */
  public Optional<Introspection> find(NodeUuid node) {
    return nodes(NODES + " WHERE n.uuid = ?", node.toString()).stream().findFirst();
  }

  /** As {@link IntrospectionRepository#findWaiting}. */
  public Optional<WaitingRun> findWaiting(NodeUuid node) {
    return statements
        .query(
            WAITING,
            row -> new WaitingRun(nodes.read(row), RunHistory.time(row, 7)),
            node.toString(),
            node.toString())
        .stream()
        .findFirst();
  }

  /** As {@link IntrospectionRepository#list}. */
  public List<Introspection> list(
      Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (!states.isEmpty()) {
      conditions.add(
          "n.state IN (" + String.join(", ", Collections.nCopies(states.size(), "?")) + ")");
      states.forEach(state -> parameters.add(state.wireName()));
    }
    if (after.isPresent()) {
      Introspection marker =
          find(after.get()).orElseThrow(() -> new UnknownMarkerException(after.get()));
      if (marker.startedAt().isEmpty()) {
        return List.of(); // nothing is before or after a time that is not known
      }
      String started = UtcColumn.text(marker.startedAt().get());
      conditions.add("(n.started_at < ? OR (n.started_at = ? AND n.uuid < ?))");
      parameters.addAll(List.of(started, started, marker.node().toString()));
    }
    parameters.add(limit);
    return nodes(
        NODES
            + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
            + " ORDER BY n.started_at DESC, n.uuid DESC LIMIT ?",
        parameters.toArray());
  }

  /** As {@link IntrospectionRepository#unfinishedSince}. */
  List<Introspection> unfinishedSince(Instant deadline) {
    return nodes(
        NODES + " WHERE n.finished_at IS NULL AND n.started_at < ? ORDER BY n.started_at, n.uuid",
        UtcColumn.text(deadline));
  }

  /** How many introspections are in each state; states without any are left out. */
  public Map<IntrospectionState, Long> countByState() {
    Map<IntrospectionState, Long> counts = new EnumMap<>(IntrospectionState.class);
    statements.query(
        "SELECT state, COUNT(*) FROM nodes GROUP BY state",
        row -> counts.merge(StateColumn.state(row.getString(1)), row.getLong(2), Long::sum));
    return counts;
  }

  /** As {@link IntrospectionRepository#data}. */
  public Optional<String> data(NodeUuid node, boolean processed) {
    return statements.text(
        "SELECT data FROM introspection_data WHERE uuid = ? AND processed = ?",
        node.toString(),
        processed);
  }

  /** As {@link IntrospectionRepository#runs}. */
  public List<Run> runs(NodeUuid node) {
    return new RunHistory(statements).of(node);
  }

  /** As {@link IntrospectionRepository#runData}. */
  public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
    return new RunHistory(statements).data(node, number, document);
  }

  /** As {@link IntrospectionRepository#score}. */
  public Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    LookupScore score = new LookupScore(values);
    Map<NodeUuid, Integer> points = new HashMap<>();
    if (!score.asksNothing()) {
      statements
          .query(
              score.sql(statements.quoted("value")),
              row -> NodeUuid.parse(row.getString(1)),
              score.parameters().toArray())
          .forEach(node -> points.merge(node, 1, Integer::sum));
    }
    return points;
  }

  /** True, if the database answers at all. */
  public boolean answers() {
    return !statements.query("SELECT 1", row -> row.getInt(1)).isEmpty();
  }

  private List<Introspection> nodes(String sql, Object... parameters) {
    return statements.query(sql, nodes::read, parameters);
  }
}
