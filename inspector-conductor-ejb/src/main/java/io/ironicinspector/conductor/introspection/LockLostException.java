package io.ironicinspector.conductor.introspection;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.NodeUuid;

/** The node lock ended while work under it was going on. Nothing more may be written. */
public final class LockLostException extends ConductorException {
  private static final long serialVersionUID = 1L;

  LockLostException(NodeUuid node) {
    super(
        Kind.CONFLICT, "node %s: the node lock was lost, please, try again later".formatted(node));
  }
}
