package io.ironicinspector.api.backend;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the API reads from the database. Thread-safe; blocks for the database. Fails with a
 * PersistenceException somewhere among the causes if it is not there.
 */
public interface IntrospectionReads {
  /** The node's last introspection. */
  Optional<Introspection> find(NodeUuid node);

  /**
   * One page, newest start first.
   *
   * @param states only these; empty means all
   * @throws io.ironicinspector.persistence.UnknownMarkerException if {@code after} names no row
   */
  List<Introspection> list(Set<IntrospectionState> states, Optional<NodeUuid> after, int limit);

  /** A stored document as it was given. */
  Optional<String> data(NodeUuid node, boolean processed);

  /** The runs that are remembered, the newest first. */
  List<Run> runs(NodeUuid node);

  /** A document of one run as it was given; empty if that is not remembered. */
  Optional<String> runData(NodeUuid node, long number, Run.Document document);

  /** How many introspections are in each state; states without any are left out. */
  Map<IntrospectionState, Long> countByState();

  /** Returns if the database answers. */
  void ping();
}
