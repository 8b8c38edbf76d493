package io.ironicinspector.conductor.introspection;

import io.ironicinspector.conductor.coordination.Coordination;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Gives the record of a node to one conductor at a time. Thread-safe. */
public final class IntrospectionLocks {
  private final Coordination coordination;
  private final IntrospectionStore store;
  private final Clock clock;

  public IntrospectionLocks(Coordination coordination, IntrospectionStore store, Clock clock) {
    this.coordination = coordination;
    this.store = store;
    this.clock = clock;
  }

  /** Waits up to {@code wait} for the node's lock; empty if another still held it then. */
  public Optional<LockedIntrospection> tryLock(NodeUuid node, Duration wait) {
    return coordination
        .tryLock(node, wait)
        .map(grant -> new LockedIntrospection(node, grant, store, clock));
  }

  /** The record as it is stored now, for a look before the lock. */
  public Optional<Introspection> find(NodeUuid node) {
    return store.find(node);
  }
}
