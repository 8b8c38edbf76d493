package io.ironicinspector.conductor.database;

import io.ironicinspector.client.data.DataStore;
import io.ironicinspector.client.data.NodeClaim;
import io.ironicinspector.domain.NodeUuid;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Documents in the database, each written in one transaction with the comparison of fences. */
public final class DatabaseDataStore implements DataStore {
  private final IntrospectionStore store;

  public DatabaseDataStore(IntrospectionStore store) {
    this.store = store;
  }

  @Override
  public Optional<byte[]> find(NodeUuid node, boolean processed) {
    return store
        .inTransaction(repository -> repository.data(node, processed))
        .map(json -> json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void save(NodeClaim claim, boolean processed, byte[] document) {
    String json = new String(document, StandardCharsets.UTF_8);
    claim.requireLock();
    store.inTransaction(
        repository -> {
          repository.saveData(claim.node(), claim.fence(), processed, json);
          return json;
        });
  }

  /** Nothing: they go with the node's row. */
  @Override
  public void forget(NodeClaim claim) {
    claim.requireLock();
  }
}
