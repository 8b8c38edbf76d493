package io.ironicinspector.persistence;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers the last runs of each node. Called under the node's fence, in the transaction that
 * changes the node's row, so that both tell the same.
 */
final class RunLog {
  private static final String NODE = "node";
  private static final String OPEN = " WHERE r.nodeUuid = :node AND r.finished IS NULL";

  private final EntityManager entityManager;
  private final RunKeeping keeping;

  RunLog(EntityManager entityManager, RunKeeping keeping) {
    this.entityManager = entityManager;
    this.keeping = keeping;
  }

  void began(NodeUuid node, Instant now) {
    if (keeping.runs() == 0) {
      return;
    }
    Long last =
        entityManager
            .createQuery("SELECT MAX(r.number) FROM RunRow r WHERE r.nodeUuid = :node", Long.class)
            .setParameter(NODE, node.toString())
            .getSingleResult();
    long number = last == null ? 1 : last + 1;
    entityManager.persist(new RunRow(node, number, now));
    forget("RunDataRow", node, number - keeping.runs());
    forget("RunRow", node, number - keeping.runs());
  }

  private void forget(String rows, NodeUuid node, long last) {
    if (last > 0) {
      entityManager
          .createQuery("DELETE FROM " + rows + " r WHERE r.nodeUuid = :node AND r.number <= :last")
          .setParameter(NODE, node.toString())
          .setParameter("last", last)
          .executeUpdate();
    }
  }

  /** Events that begin no phase are not remembered. */
  void passed(NodeUuid node, Event event, Instant now) {
    if (keeping.runs() == 0) {
      return;
    }
    switch (event) {
      case WAIT -> phase("r.waiting", node, now);
      case PROCESS -> phase("r.processing", node, now);
      case START, REAPPLY, FINISH, ABORT, ABORT_END, TIMEOUT, ERROR -> {}
    }
  }

  private void phase(String column, NodeUuid node, Instant now) {
    entityManager
        .createQuery("UPDATE RunRow r SET " + column + " = :now" + OPEN)
        .setParameter("now", RunRow.micros(now))
        .setParameter(NODE, node.toString())
        .executeUpdate();
  }

  void hasData(NodeUuid node, String json) {
    open(node)
        .ifPresent(
            number -> {
              entityManager.merge(new RunDataRow(node, number, json));
              entityManager
                  .createQuery("UPDATE RunRow r SET r.hasData = TRUE" + OPEN)
                  .setParameter(NODE, node.toString())
                  .executeUpdate();
            });
  }

  private Optional<Long> open(NodeUuid node) {
    return keeping.runs() == 0
        ? Optional.empty()
        : entityManager
            .createQuery("SELECT r.number FROM RunRow r" + OPEN, Long.class)
            .setParameter(NODE, node.toString())
            .getResultList()
            .stream()
            .findFirst();
  }

  void ended(Introspection over) {
    if (keeping.runs() == 0) {
      return;
    }
    entityManager
        .createQuery(
            "UPDATE RunRow r SET r.finished = :now, r.outcome = :outcome, r.error = :error,"
                + " r.conductor = :conductor"
                + OPEN)
        .setParameter("now", RunRow.micros(over.finishedAt().orElseThrow()))
        .setParameter("outcome", over.state().wireName())
        .setParameter("error", over.error().orElse(null))
        .setParameter("conductor", keeping.conductor())
        .setParameter(NODE, over.node().toString())
        .executeUpdate();
  }

  List<Run> of(NodeUuid node) {
    return entityManager
        .createQuery(
            "SELECT r FROM RunRow r WHERE r.nodeUuid = :node ORDER BY r.number DESC", RunRow.class)
        .setParameter(NODE, node.toString())
        .getResultList()
        .stream()
        .map(RunRow::toRun)
        .toList();
  }

  Optional<String> data(NodeUuid node, long number) {
    return entityManager
        .createQuery(
            "SELECT d.data FROM RunDataRow d WHERE d.nodeUuid = :node AND d.number = :number",
            String.class)
        .setParameter(NODE, node.toString())
        .setParameter("number", number)
        .getResultList()
        .stream()
        .findFirst();
  }
}
