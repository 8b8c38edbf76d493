package io.ironicinspector.conductor.dryrun;

import io.ironicinspector.client.data.DataReads;
import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run.Document;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds what the hooks made of a node's data. Thread-safe; blocks. */
public final class ProcessedData {
  private final IntrospectionStore store;
  private final Optional<? extends DataReads> documents;

  /**
   * Asks nothing yet.
   *
   * @param store for the data of runs
   * @param documents for the data of nodes; empty: it is not kept
   */
  public ProcessedData(IntrospectionStore store, Optional<? extends DataReads> documents) {
    this.store = store;
    this.documents = documents;
  }

  Optional<String> last(NodeUuid node) {
    return documents
        .flatMap(kept -> kept.find(node, true))
        .map(document -> new String(document, StandardCharsets.UTF_8));
  }

  Optional<String> ofRun(NodeUuid node, long run) {
    return store.inTransaction(repository -> repository.runData(node, run, Document.PROCESSED));
  }
}
