package io.ironicinspector.client.data;

import io.ironicinspector.client.swift.SwiftClient;
import io.ironicinspector.domain.NodeUuid;
import java.util.Optional;

/**
 * Documents as objects in Swift, under ironic-inspector's names. Swift knows no fences: the
 * database's is asked before each attempt to write, and what is on its way then is not called back.
 */
final class SwiftDataStore implements DataStore {
  private final SwiftClient swift;

  SwiftDataStore(SwiftClient swift) {
    this.swift = swift;
  }

  @Override
  public Optional<byte[]> find(NodeUuid node, boolean processed) {
    return swift.get(name(node, processed));
  }

  @Override
  public void save(NodeClaim claim, boolean processed, byte[] document) {
    swift.put(name(claim.node(), processed), document, claim::requireFence);
  }

  @Override
  public void forget(NodeClaim claim) {
    swift.delete(name(claim.node(), true), claim::requireFence);
    swift.delete(name(claim.node(), false), claim::requireFence);
  }

  private static String name(NodeUuid node, boolean processed) {
    return "inspector_data-" + node + (processed ? "" : "-UNPROCESSED");
  }
}
