package io.ironicinspector.persistence;

import io.ironicinspector.domain.NodeUuid;
import jakarta.ejb.ApplicationException;

/** The marker of a page names no row. */
@ApplicationException(rollback = true)
public class UnknownMarkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownMarkerException(NodeUuid marker) {
    super("Node not found for marker: %s".formatted(marker));
  }
}
