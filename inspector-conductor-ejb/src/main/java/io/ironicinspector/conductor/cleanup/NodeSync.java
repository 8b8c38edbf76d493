package io.ironicinspector.conductor.cleanup;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.data.DataStore;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.conductor.introspection.IntrospectionLocks;
import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.conductor.ironic.IronicClient;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Forgets the nodes that Ironic does not have any more, with their data and their runs. */
public final class NodeSync implements Runnable {
  private static final Logger LOG = Logger.getLogger(NodeSync.class.getName());
  private static final int PAGE = 1000;

  private final IntrospectionStore store;
  private final IntrospectionLocks locks;
  private final Optional<DataStore> documents;
  private final IronicClient ironic;

  /**
   * Asks nothing yet.
   *
   * @param documents where they are kept; empty: they are not
   */
  public NodeSync(
      IntrospectionStore store,
      IntrospectionLocks locks,
      Optional<DataStore> documents,
      IronicClient ironic) {
    this.store = store;
    this.locks = locks;
    this.documents = documents;
    this.ironic = ironic;
  }

  /** One pass. Never throws: a timer would not call again. */
  @Override
  public void run() {
    try {
      // Ours first: a node that is enrolled in between must not look as if it were gone.
      Set<NodeUuid> gone = ours();
      if (!gone.isEmpty()) {
        ironic.nodes().forEach(gone::remove);
        gone.forEach(this::forget);
      }
    } catch (ConductorException silent) {
      // Whoever does not answer has been complained about; the next pass may go better.
      LOG.log(Level.FINE, "nodes were not compared with Ironic''s: {0}", silent.getMessage());
    } catch (RuntimeException failed) { // a timer's top
      LOG.log(Level.WARNING, "nodes were not compared with Ironic's, next try in a period", failed);
    }
  }

  private Set<NodeUuid> ours() {
    Set<NodeUuid> nodes = new LinkedHashSet<>();
    Optional<NodeUuid> last = Optional.empty();
    List<Introspection> page;
    do {
      Optional<NodeUuid> after = last;
      page = store.inTransaction(repository -> repository.list(Set.of(), after, PAGE));
      page.forEach(introspection -> nodes.add(introspection.node()));
      last = page.stream().reduce((first, second) -> second).map(Introspection::node);
    } while (page.size() == PAGE);
    return nodes;
  }

  private void forget(NodeUuid node) {
    if (!isGone(node)) {
      return;
    }
    locks
        .tryLock(node, Duration.ZERO) // busy: the next pass comes soon
        .ifPresent(
            locked -> {
              try (LockedIntrospection run = locked) {
                // First: without the row nobody would look for them any more.
                documents.ifPresent(kept -> kept.forget(run));
                run.delete();
              }
              LOG.log(Level.INFO, "node {0}: forgotten, Ironic does not have it any more", node);
            });
  }

  /** A list may be cut short, so the node itself is asked for before its data is lost. */
  private boolean isGone(NodeUuid node) {
    try {
      ironic.node(node.toString());
      return false;
    } catch (ConductorException missing) {
      if (missing.kind() == Kind.NOT_FOUND) {
        return true;
      }
      throw missing;
    }
  }
}
