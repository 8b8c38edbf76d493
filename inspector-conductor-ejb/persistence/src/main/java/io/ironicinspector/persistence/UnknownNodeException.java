package io.ironicinspector.persistence;

import io.ironicinspector.domain.NodeUuid;
import jakarta.ejb.ApplicationException;

/** There is no row for the node. The message is upstream's. */
@ApplicationException(rollback = true)
public class UnknownNodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownNodeException(NodeUuid node) {
    super("Could not find node %s in cache".formatted(node));
  }
}
