package io.ironicinspector.api.backend;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.IntrospectionRepository;
import io.ironicinspector.persistence.JpaIntrospectionRepository;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.RunKeeping;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The transaction around each read. */
@Stateless
@Local(IntrospectionReads.class)
public class StoredIntrospections implements IntrospectionReads {
  @PersistenceContext(unitName = "inspector")
  private EntityManager entityManager;

  @Override
  public Optional<Introspection> find(NodeUuid node) {
    return repository().find(node);
  }

  @Override
  public List<Introspection> list(
      Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    return repository().list(states, after, limit);
  }

  @Override
  public Optional<String> data(NodeUuid node, boolean processed) {
    return repository().data(node, processed);
  }

  @Override
  public List<Run> runs(NodeUuid node) {
    return repository().runs(node);
  }

  @Override
  public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
    return repository().runData(node, number, document);
  }

  @Override
  public Map<IntrospectionState, Long> countByState() {
    return entityManager
        .createQuery("SELECT n.state, COUNT(n) FROM NodeRow n GROUP BY n.state", Object[].class)
        .getResultStream()
        .collect(Collectors.toMap(row -> (IntrospectionState) row[0], row -> (Long) row[1]));
  }

  @Override
  public void ping() {
    entityManager.createNativeQuery("SELECT 1").getSingleResult();
  }

  private IntrospectionRepository repository() {
    return new JpaIntrospectionRepository(entityManager, RunKeeping.none());
  }
}
