package io.ironicinspector.persistence;

import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.NodeUuid;
import jakarta.ejb.ApplicationException;

/** The node lock passed to another holder since this writer got it. Nothing was written. */
@ApplicationException(rollback = true)
public class FencedOutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FencedOutException(NodeUuid node, Fence mine) {
    super(
        "node %s: lock token %d of %s is older than one that wrote since; nothing was written"
            .formatted(node, mine.token(), mine.store()));
  }
}
