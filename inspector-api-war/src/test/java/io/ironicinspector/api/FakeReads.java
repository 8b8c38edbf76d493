package io.ironicinspector.api;

import io.ironicinspector.api.backend.IntrospectionReads;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A database in memory. Pages are not sorted: that is the repository's matter. */
public final class FakeReads implements IntrospectionReads {
  final List<Introspection> rows = new ArrayList<>();
  final Map<Boolean, String> documents = new HashMap<>();
  final List<String> lists = new ArrayList<>();
  final List<Run> runs = new ArrayList<>();
  final Map<String, String> runDocuments = new HashMap<>();
  volatile RuntimeException failure;

  @Override
  public Optional<Introspection> find(NodeUuid node) {
    check();
    return rows.stream().filter(row -> row.node().equals(node)).findFirst();
  }

  @Override
  public List<Introspection> list(
      Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    check();
    lists.add(states + " " + after.map(NodeUuid::toString).orElse("-") + " " + limit);
    return rows.stream().limit(limit).toList();
  }

  @Override
  public Optional<String> data(NodeUuid node, boolean processed) {
    check();
    return Optional.ofNullable(documents.get(processed));
  }

  @Override
  public List<Run> runs(NodeUuid node) {
    check();
    return List.copyOf(runs);
  }

  @Override
  public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
    check();
    return Optional.ofNullable(runDocuments.get(number + " " + document));
  }

  @Override
  public Map<IntrospectionState, Long> countByState() {
    check();
    return rows.stream()
        .collect(Collectors.groupingBy(Introspection::state, Collectors.counting()));
  }

  @Override
  public void ping() {
    check();
  }

  public void fail(RuntimeException with) {
    failure = with;
  }

  private void check() {
    if (failure != null) {
      throw failure;
    }
  }
}
