package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;

/** Finds the node that a path names, as the version of the request allows it. */
final class RequestedNode {
  private RequestedNode() {}

  /**
   * @throws IronicError 400 for what can be no name, 404
   */
  static JsonObject get(Nodes nodes, String ident, Microversion version) {
    boolean name = !NodeDocument.isUuid(ident);
    if (name && !NodeDocument.isName(ident)) {
      throw IronicError.badRequest("Expected UUID or name for node: " + ident);
    }
    if (name && !version.atLeast(5)) {
      throw Nodes.missing(ident);
    }
    return nodes.get(ident);
  }
}
