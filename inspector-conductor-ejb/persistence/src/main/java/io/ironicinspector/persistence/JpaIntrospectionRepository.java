package io.ironicinspector.persistence;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Introspections in upstream's tables. Cheap to create; belongs to one entity manager and thus to
 * one thread. Needs {@code READ COMMITTED} and a PostgreSQL driver with {@code
 * stringtype=unspecified}, both of which {@code InspectorDataSource} sets.
 */
public final class JpaIntrospectionRepository implements IntrospectionRepository {
  private static final String NODE = "node";

  private final EntityManager entityManager;
  private final FenceGate fences;
  private final RunLog runs;

  /** The caller closes {@code entityManager}. */
  public JpaIntrospectionRepository(EntityManager entityManager, RunKeeping keeping) {
    this.entityManager = entityManager;
    this.runs = new RunLog(entityManager, keeping);
    this.fences = new FenceGate(entityManager);
  }

  @Override
  public Optional<Introspection> find(NodeUuid node) {
    return reader().find(node);
  }

  @Override
  public List<Introspection> list(
      Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    return reader().list(states, after, limit);
  }

  @Override
  public List<Introspection> unfinishedSince(Instant deadline) {
    return reader().unfinishedSince(deadline);
  }

  private IntrospectionReader reader() {
    entityManager.flush();
    return new IntrospectionReader(entityManager.unwrap(Connection.class));
  }

  @Override
  public Introspection start(NodeUuid node, Fence fence, Instant now, boolean manageBoot) {
    fences.pass(node, fence);
    NodeRow row = lock(node);
    if (row == null) {
      row = new NodeRow(node, now, manageBoot, IntrospectionState.STARTING);
      entityManager.persist(row);
    } else {
      row.restart(now, manageBoot);
      deleteLookupRows(node);
    }
    return began(row, now);
  }

  @Override
  public Introspection adopt(
      NodeUuid node, Fence fence, Instant now, IntrospectionState state, boolean manageBoot) {
    fences.pass(node, fence);
    NodeRow row = lock(node);
    if (row == null) {
      row = new NodeRow(node, now, manageBoot, state);
      entityManager.persist(row);
    } else {
      row.adopt(now, manageBoot, state);
      deleteLookupRows(node);
    }
    return began(row, now);
  }

  @Override
  public Introspection reapply(NodeUuid node, Fence fence, Instant now) {
    NodeRow row = fenced(node, fence);
    row.reapply(now);
    return began(row, now);
  }

  private Introspection began(NodeRow row, Instant now) {
    Introspection begun = row.toIntrospection();
    runs.began(begun.node(), begun.state(), now);
    return begun;
  }

  @Override
  public Introspection fire(NodeUuid node, Fence fence, Event event, Instant now) {
    NodeRow row = fenced(node, fence);
    row.fire(event);
    Introspection fired = row.toIntrospection();
    runs.entered(node, fired.state(), now);
    return fired;
  }

  @Override
  public Introspection close(
      NodeUuid node, Fence fence, Event event, Instant now, Optional<String> error) {
    NodeRow row = fenced(node, fence);
    row.close(event, now, error);
    deleteLookupRows(node);
    Introspection over = row.toIntrospection();
    runs.ended(over);
    return over;
  }

  private NodeRow fenced(NodeUuid node, Fence fence) {
    fences.pass(node, fence);
    NodeRow row = lock(node);
    if (row == null) {
      throw new UnknownNodeException(node);
    }
    return row;
  }

  // Locked, because a Python service on the same database knows nothing of our fences.
  private NodeRow lock(NodeUuid node) {
    return entityManager.find(NodeRow.class, node.toString(), LockModeType.PESSIMISTIC_WRITE);
  }

  @Override
  public boolean delete(NodeUuid node, Fence fence) {
    fences.pass(node, fence);
    NodeRow row = lock(node);
    runs.forget(node);
    if (row == null) {
      return false;
    }
    deleteLookupRows(node);
    entityManager
        .createQuery("DELETE FROM DataRow d WHERE d.uuid = :node")
        .setParameter(NODE, node.toString())
        .executeUpdate();
    entityManager.remove(row);
    return true;
  }

  private void deleteLookupRows(NodeUuid node) {
    entityManager
        .createQuery("DELETE FROM AttributeRow a WHERE a.nodeUuid = :node")
        .setParameter(NODE, node.toString())
        .executeUpdate();
    entityManager
        .createQuery("DELETE FROM OptionRow o WHERE o.uuid = :node")
        .setParameter(NODE, node.toString())
        .executeUpdate();
  }

  @Override
  public void addAttributes(NodeUuid node, Fence fence, String name, Collection<String> values) {
    fences.pass(node, fence);
    Set<String> missing = new LinkedHashSet<>(values);
    // The node comes along, so that one query tells "no values" from "no node".
    TypedQuery<String> known =
        entityManager.createQuery(
            "SELECT a.value FROM NodeRow n LEFT JOIN AttributeRow a"
                + " ON a.nodeUuid = n.uuid AND a.name = :name WHERE n.uuid = :node",
            String.class);
    known.setParameter(NODE, node.toString());
    known.setParameter("name", name);
    List<String> stored = known.getResultList();
    if (stored.isEmpty()) {
      throw new UnknownNodeException(node);
    }
    stored.forEach(missing::remove);
    missing.forEach(value -> entityManager.persist(new AttributeRow(node, name, value)));
  }

  @Override
  public Map<String, Set<String>> attributes(NodeUuid node) {
    Map<String, Set<String>> attributes = new TreeMap<>();
    entityManager
        .createQuery(
            "SELECT a.name, a.value FROM AttributeRow a WHERE a.nodeUuid = :node", Object[].class)
        .setParameter(NODE, node.toString())
        .getResultList()
        .forEach(
            row ->
                attributes
                    .computeIfAbsent((String) row[0], name -> new TreeSet<>())
                    .add((String) row[1]));
    return attributes;
  }

  @Override
  public Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    return reader().score(values);
  }

  @Override
  public void requireFence(NodeUuid node, Fence fence) {
    fences.pass(node, fence);
  }

  @Override
  public void saveData(NodeUuid node, Fence fence, boolean processed, String json) {
    fences.pass(node, fence);
    int updated =
        entityManager
            .createQuery(
                "UPDATE DataRow d SET d.data = :json"
                    + " WHERE d.uuid = :node AND d.processed = :processed")
            .setParameter("json", json)
            .setParameter(NODE, node.toString())
            .setParameter("processed", processed)
            .executeUpdate();
    if (updated == 0) {
      // Checked, not left to the foreign key: that would fail at the commit, without a name.
      if (find(node).isEmpty()) {
        throw new UnknownNodeException(node);
      }
      entityManager.persist(new DataRow(node, processed, json));
    }
    runs.keep(node, processed ? Run.Document.PROCESSED : Run.Document.UNPROCESSED, json);
  }

  @Override
  public List<Run> runs(NodeUuid node) {
    return runs.of(node);
  }

  @Override
  public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
    return runs.data(node, number, document);
  }

  @Override
  public Optional<String> data(NodeUuid node, boolean processed) {
    return reader().data(node, processed);
  }
}
