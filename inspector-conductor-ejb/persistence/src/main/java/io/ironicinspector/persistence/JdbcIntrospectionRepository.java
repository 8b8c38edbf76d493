package io.ironicinspector.persistence;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.IllegalTransitionException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionFsm;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * Introspections in upstream's tables, by plain SQL. Cheap to create; belongs to one transaction
 * and thus to one thread. Needs {@code READ COMMITTED} and a PostgreSQL driver with {@code
 * stringtype=unspecified}, both of which {@code InspectorDataSource} sets.
 */
public final class JdbcIntrospectionRepository implements IntrospectionRepository {
  private final Statements statements;
  private final NodeTable nodes;
  private final RunLog runs;
  private final IntrospectionReader reader;

  /** Does {@code work} in one of {@code transactions}. */
  public static <T> T call(
      Transactions transactions, RunKeeping keeping, Function<IntrospectionRepository, T> work) {
    return transactions.call(
        connection -> {
          var repository = new JdbcIntrospectionRepository(connection, keeping);
          T result = work.apply(repository);
          repository.statements.finish();
          return result;
        });
  }

  private JdbcIntrospectionRepository(Connection connection, RunKeeping keeping) {
    this.statements = new Statements(connection);
    this.nodes = new NodeTable(statements);
    this.runs = new RunLog(statements, keeping);
    this.reader = new IntrospectionReader(statements);
  }

  @Override
  public Optional<Introspection> find(NodeUuid node) {
    return reader.find(node);
  }

  @Override
  public Optional<WaitingRun> findWaiting(NodeUuid node) {
    return reader.findWaiting(node);
  }

  @Override
  public List<Introspection> list(
      Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    return reader.list(states, after, limit);
  }

  @Override
  public List<Introspection> unfinishedSince(Instant deadline) {
    return reader.unfinishedSince(deadline);
  }

  @Override
  public Optional<Introspection> start(
      NodeUuid node, Fence fence, Instant now, boolean manageBoot) {
    Optional<Introspection> before = nodes.lock(node, fence);
    IntrospectionState next =
        before
            .map(row -> IntrospectionFsm.next(row.state(), Event.START))
            .orElse(IntrospectionState.STARTING);
    began(before, begun(node, next, now, manageBoot));
    return before;
  }

  @Override
  public Introspection adopt(
      NodeUuid node, Fence fence, Instant now, IntrospectionState state, boolean manageBoot) {
    Optional<Introspection> before = nodes.lock(node, fence);
    if (before.isPresent() && before.get().finishedAt().isEmpty()) {
      throw new IllegalTransitionException(before.get().state(), Event.START);
    }
    Introspection begun = begun(node, state, now, manageBoot);
    began(before, begun);
    return begun;
  }

  private void began(Optional<Introspection> before, Introspection begun) {
    if (before.isEmpty()) {
      nodes.insert(begun);
    } else {
      nodes.replace(begun);
      deleteLookupRows(begun.node());
    }
    remember(begun);
  }

  @Override
  public Introspection reapply(NodeUuid node, Fence fence, Instant now) {
    Introspection before = known(node, fence);
    IntrospectionState next = IntrospectionFsm.next(before.state(), Event.REAPPLY);
    Introspection begun = begun(node, next, now, before.manageBoot());
    nodes.replace(begun);
    remember(begun);
    return before;
  }

  private static Introspection begun(
      NodeUuid node, IntrospectionState state, Instant now, boolean manageBoot) {
    return new Introspection(
        node,
        state,
        Optional.of(UtcColumn.micros(now)),
        Optional.empty(),
        Optional.empty(),
        manageBoot);
  }

  private void remember(Introspection begun) {
    runs.began(begun.node(), begun.state(), begun.startedAt().orElseThrow());
  }

  @Override
  public Introspection fire(NodeUuid node, Fence fence, Event event, Instant now) {
    Introspection before = known(node, fence);
    Introspection fired = after(before, event, before.finishedAt(), before.error());
    nodes.enter(fired);
    runs.entered(node, fired.state(), now);
    return fired;
  }

  @Override
  public Introspection close(
      NodeUuid node, Fence fence, Event event, Instant now, Optional<String> error) {
    Introspection before = known(node, fence);
    Introspection over =
        after(before, event, Optional.of(UtcColumn.micros(now)), error.map(NodeTable::fitting));
    nodes.end(over);
    deleteLookupRows(node);
    runs.ended(over);
    return over;
  }

  private static Introspection after(
      Introspection before, Event event, Optional<Instant> finishedAt, Optional<String> error) {
    return new Introspection(
        before.node(),
        IntrospectionFsm.next(before.state(), event),
        before.startedAt(),
        finishedAt,
        error,
        before.manageBoot());
  }

  private Introspection known(NodeUuid node, Fence fence) {
    return nodes.lock(node, fence).orElseThrow(() -> new UnknownNodeException(node));
  }

  @Override
  public boolean delete(NodeUuid node, Fence fence) {
    Optional<Introspection> row = nodes.lock(node, fence);
    runs.forget(node);
    if (row.isEmpty()) {
      return false;
    }
    deleteLookupRows(node);
    statements.later("DELETE FROM introspection_data WHERE uuid = ?", node.toString());
    nodes.delete(node);
    return true;
  }

  // Nothing writes options any more, but an old row would keep its node from being deleted.
  private void deleteLookupRows(NodeUuid node) {
    statements.later("DELETE FROM attributes WHERE node_uuid = ?", node.toString());
    statements.later("DELETE FROM options WHERE uuid = ?", node.toString());
  }

  @Override
  public void addAttributes(NodeUuid node, Fence fence, String name, Collection<String> values) {
    known(node, fence);
    Set<String> missing = new LinkedHashSet<>(values);
    missing.removeAll(
        statements.query(
            "SELECT "
                + statements.quoted("value")
                + " FROM attributes WHERE node_uuid = ? AND name = ?",
            row -> row.getString(1),
            node.toString(),
            name));
    if (!missing.isEmpty()) {
      insertAttributes(node, name, missing);
    }
  }

  private void insertAttributes(NodeUuid node, String name, Set<String> values) {
    List<Object> parameters = new ArrayList<>();
    for (String value : values) {
      parameters.addAll(List.of(UUID.randomUUID().toString(), node.toString(), name, value));
    }
    statements.later(
        "INSERT INTO attributes (uuid, node_uuid, name, %s) VALUES %s"
            .formatted(
                statements.quoted("value"),
                String.join(", ", Collections.nCopies(values.size(), "(?, ?, ?, ?)"))),
        parameters.toArray());
  }

  @Override
  public Map<String, Set<String>> attributes(NodeUuid node) {
    Map<String, Set<String>> attributes = new TreeMap<>();
    statements.query(
        "SELECT name, " + statements.quoted("value") + " FROM attributes WHERE node_uuid = ?",
        row ->
            attributes
                .computeIfAbsent(row.getString(1), name -> new TreeSet<>())
                .add(row.getString(2)),
        node.toString());
    return attributes;
  }

  @Override
  public Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    return reader.score(values);
  }

  @Override
  public void requireFence(NodeUuid node, Fence fence) {
    nodes.passFence(node, fence);
  }

  @Override
  public void saveData(NodeUuid node, Fence fence, boolean processed, String json) {
    known(node, fence);
    Object[] row = {json, node.toString(), processed};
    int updated =
        statements.update(
            "UPDATE introspection_data SET data = ? WHERE uuid = ? AND processed = ?", row);
    if (updated == 0) {
      statements.later(
          "INSERT INTO introspection_data (data, uuid, processed) VALUES (?, ?, ?)", row);
    }
    runs.keep(node, processed ? Run.Document.PROCESSED : Run.Document.UNPROCESSED, json);
  }

  @Override
  public List<Run> runs(NodeUuid node) {
    return reader.runs(node);
  }

  @Override
  public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
    return reader.runData(node, number, document);
  }

  @Override
  public Optional<String> data(NodeUuid node, boolean processed) {
    return reader.data(node, processed);
  }
}
