package io.ironicinspector.persistence;

import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts, in one query, how well each node under introspection fits what a ramdisk reported. */
final class LookupScore {
  private final EntityManager entityManager;

  LookupScore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values) {
    Map<String, Collection<String>> asked = new TreeMap<>(values);
    asked.values().removeIf(Collection::isEmpty);
    Map<NodeUuid, Integer> points = new HashMap<>();
    if (!asked.isEmpty()) {
      // DISTINCT: upstream may have stored a value twice, and it is still one match.
      query(asked)
          .getResultList()
          .forEach(row -> points.merge(NodeUuid.parse((String) row[0]), 1, Integer::sum));
    }
    return points;
  }

  private TypedQuery<Object[]> query(Map<String, Collection<String>> asked) {
    List<String> names = new ArrayList<>(asked.keySet());
    List<String> matches = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      matches.add("(a.name = :name%1$d AND a.value IN :values%1$d)".formatted(i));
    }
    TypedQuery<Object[]> query =
        entityManager.createQuery(
            "SELECT DISTINCT a.nodeUuid, a.name, a.value FROM AttributeRow a, NodeRow n"
                + " WHERE n.uuid = a.nodeUuid AND n.finishedAt IS NULL AND ("
                + String.join(" OR ", matches)
                + ")",
            Object[].class);
    for (int i = 0; i < names.size(); i++) {
      query.setParameter("name" + i, names.get(i));
      query.setParameter("values" + i, asked.get(names.get(i)));
    }
    return query;
  }
}
