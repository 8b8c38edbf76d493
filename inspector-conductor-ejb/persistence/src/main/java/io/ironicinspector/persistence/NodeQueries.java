package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code nodes} without registering what it read: the rows cannot be changed. */
final class NodeQueries {
  // EclipseLink's hint; other providers ignore it.
  static final String READ_ONLY = "eclipselink.read-only";

  private final EntityManager entityManager;

  NodeQueries(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  Optional<NodeRow> byUuid(NodeUuid node) {
    TypedQuery<NodeRow> query = query("SELECT n FROM NodeRow n WHERE n.uuid = :node");
    query.setParameter("node", node.toString());
    return query.getResultList().stream().findFirst();
  }

  List<NodeRow> page(Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    Optional<NodeRow> marker =
        after.map(uuid -> byUuid(uuid).orElseThrow(() -> new UnknownMarkerException(uuid)));
    TypedQuery<NodeRow> query = query(pageText(!states.isEmpty(), marker.isPresent()));
    if (!states.isEmpty()) {
      query.setParameter("states", states);
    }
    marker.ifPresent(
        row -> {
          query.setParameter("startedAt", row.startedAt());
          query.setParameter("uuid", row.uuid());
        });
    return query.setMaxResults(limit).getResultList();
  }

  private static String pageText(boolean withStates, boolean withMarker) {
    List<String> conditions = new ArrayList<>();
    if (withStates) {
      conditions.add("n.state IN :states");
    }
    if (withMarker) {
      conditions.add("(n.startedAt < :startedAt OR (n.startedAt = :startedAt AND n.uuid < :uuid))");
    }
    return "SELECT n FROM NodeRow n"
        + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
        + " ORDER BY n.startedAt DESC, n.uuid DESC";
  }

  List<NodeRow> unfinishedSince(Instant deadline) {
    TypedQuery<NodeRow> query =
        query(
            "SELECT n FROM NodeRow n WHERE n.finishedAt IS NULL AND n.startedAt < :deadline"
                + " ORDER BY n.startedAt, n.uuid");
    query.setParameter("deadline", deadline);
    return query.getResultList();
  }

  private TypedQuery<NodeRow> query(String text) {
    return entityManager.createQuery(text, NodeRow.class).setHint(READ_ONLY, true);
  }
}
