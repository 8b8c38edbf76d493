package io.ironicinspector.persistence;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run.Document;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Remembers the last runs of each node. Called under the node's fence, in the transaction that
 * changes the node's row, so that both tell the same.
 */
final class RunLog {
  private static final String NODE = "node";
  // EclipseLink's hint; other providers ignore it.
  private static final String READ_ONLY = "eclipselink.read-only";
  private static final String OPEN = " WHERE r.nodeUuid = :node AND r.finished IS NULL";

  /** The error of a run that was never closed. */
  static final String SUPERSEDED = "Another introspection began before this one had ended";

  private final EntityManager entityManager;
  private final RunKeeping keeping;

  RunLog(EntityManager entityManager, RunKeeping keeping) {
    this.entityManager = entityManager;
    this.keeping = keeping;
  }

  /** A run begins in {@code state}. Runs that are too many then are forgotten. */
  void began(NodeUuid node, IntrospectionState state, Instant now) {
    if (keeping.runs() == 0) {
      forget(node);
      return;
    }
    Object[] before =
        entityManager
            .createQuery(
                "SELECT MAX(r.number), COUNT(r.number) - COUNT(r.finished) FROM RunRow r"
                    + " WHERE r.nodeUuid = :node",
                Object[].class)
            .setParameter(NODE, node.toString())
            .getSingleResult();
    Long last = (Long) before[0];
    if (((Number) before[1]).longValue() > 0) {
      // A start is legal while the ramdisk is waited for, and a Python service closes no run.
      end(node, now, IntrospectionState.ERROR, Optional.of(SUPERSEDED));
    }
    long number = last == null ? 1 : last + 1;
    entityManager.persist(new RunRow(node, number, new Run.Phase(state, now), keeping.conductor()));
    forget(node, number - keeping.runs());
  }

  /** Forgets all runs. */
  void forget(NodeUuid node) {
    forget(node, Long.MAX_VALUE);
  }

  private void forget(NodeUuid node, long last) {
    if (last > 0) {
      forget("RunDataRow", node, last);
      forget("RunRow", node, last);
    }
  }

  private void forget(String rows, NodeUuid node, long last) {
    entityManager
        .createQuery("DELETE FROM " + rows + " r WHERE r.nodeUuid = :node AND r.number <= :last")
        .setParameter(NODE, node.toString())
        .setParameter("last", last)
        .executeUpdate();
  }

  /** The run that goes on came into {@code state}. */
  void entered(NodeUuid node, IntrospectionState state, Instant now) {
    if (keeping.runs() > 0) {
      RunRow.attribute(state).ifPresent(attribute -> mark(attribute, node, now));
    }
  }

  private void mark(String attribute, NodeUuid node, Instant now) {
    update(attribute + " = :now", node).setParameter("now", RunRow.micros(now)).executeUpdate();
  }

  /** A document of the run that goes on replaces the one before. */
  void keep(NodeUuid node, Document document, String json) {
    if (keeping.runs() == 0 || (document == Document.UNPROCESSED && !keeping.unprocessed())) {
      return;
    }
    OptionalLong open = open(node);
    if (open.isPresent() && !replace(node, open.getAsLong(), document, json)) {
      entityManager.persist(new RunDataRow(node, open.getAsLong(), document, json));
    }
  }

  private OptionalLong open(NodeUuid node) {
    return entityManager
        .createQuery("SELECT r.number FROM RunRow r" + OPEN, Long.class)
        .setParameter(NODE, node.toString())
        .getResultStream()
        .mapToLong(Long::longValue)
        .max();
  }

  private boolean replace(NodeUuid node, long number, Document document, String json) {
    return entityManager
            .createQuery(
                "UPDATE RunDataRow d SET "
                    + RunDataRow.attribute(document)
                    + " = :json WHERE d.nodeUuid = :node AND d.number = :number")
            .setParameter("json", json)
            .setParameter(NODE, node.toString())
            .setParameter("number", number)
            .executeUpdate()
        > 0;
  }

  /** The run that goes on is over. */
  void ended(Introspection over) {
    if (keeping.runs() > 0) {
      end(over.node(), over.finishedAt().orElseThrow(), over.state(), over.error());
    }
  }

  private void end(NodeUuid node, Instant at, IntrospectionState state, Optional<String> error) {
    update("r.finished = :now, r.outcome = :outcome, r.error = :error", node)
        .setParameter("now", RunRow.micros(at))
        .setParameter("outcome", state.wireName())
        .setParameter("error", error.orElse(null))
        .executeUpdate();
  }

  private Query update(String what, NodeUuid node) {
    return entityManager
        .createQuery("UPDATE RunRow r SET r.conductor = :conductor, " + what + OPEN)
        .setParameter("conductor", keeping.conductor())
        .setParameter(NODE, node.toString());
  }

  List<Run> of(NodeUuid node) {
    Map<Document, Set<Long>> kept =
        Arrays.stream(Document.values())
            .collect(Collectors.toMap(Function.identity(), document -> with(node, document)));
    return entityManager
        .createQuery(
            "SELECT r FROM RunRow r WHERE r.nodeUuid = :node ORDER BY r.number DESC", RunRow.class)
        .setParameter(NODE, node.toString())
        .setHint(READ_ONLY, true)
        .getResultList()
        .stream()
        .map(row -> row.toRun(kept(row.number(), kept)))
        .toList();
  }

  private static Set<Document> kept(long number, Map<Document, Set<Long>> kept) {
    Set<Document> documents = EnumSet.noneOf(Document.class);
    kept.forEach(
        (document, numbers) -> {
          if (numbers.contains(number)) {
            documents.add(document);
          }
        });
    return documents;
  }

  /** The runs that have a document; the document itself is not read. */
  private Set<Long> with(NodeUuid node, Document document) {
    return new HashSet<>(
        entityManager
            .createQuery(
                "SELECT d.number FROM RunDataRow d WHERE d.nodeUuid = :node AND "
                    + RunDataRow.attribute(document)
                    + " IS NOT NULL",
                Long.class)
            .setParameter(NODE, node.toString())
            .getResultList());
  }

  Optional<String> data(NodeUuid node, long number, Document document) {
    return entityManager
        .createQuery(
            "SELECT "
                + RunDataRow.attribute(document)
                + " FROM RunDataRow d WHERE d.nodeUuid = :node AND d.number = :number",
            String.class)
        .setParameter(NODE, node.toString())
        .setParameter("number", number)
        .getResultList()
        .stream()
        .filter(Objects::nonNull)
        .findFirst();
  }
}
