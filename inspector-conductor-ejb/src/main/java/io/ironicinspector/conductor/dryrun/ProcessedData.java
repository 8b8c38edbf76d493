package io.ironicinspector.conductor.dryrun;

import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run.Document;
import java.util.Optional;

/** Finds what the hooks made of a node's data. Thread-safe; blocks. */
public final class ProcessedData {
  private final IntrospectionStore store;

  public ProcessedData(IntrospectionStore store) {
    this.store = store;
  }

  Optional<String> last(NodeUuid node) {
    return store.inTransaction(repository -> repository.data(node, true));
  }

  Optional<String> ofRun(NodeUuid node, long run) {
    return store.inTransaction(repository -> repository.runData(node, run, Document.PROCESSED));
  }
}
