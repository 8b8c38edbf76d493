package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;

/** A state under its name, whether the column is an enum of the database or text. */
final class StateColumn {
  private StateColumn() {}

  static IntrospectionState state(String stored) {
    if (stored == null) {
      // Upstream 11.1.0 left the column nullable on MySQL; the column's default is finished.
      return IntrospectionState.FINISHED;
    }
    return IntrospectionState.ofWireName(stored)
        .orElseThrow(
            () -> new IllegalStateException("nodes.state holds the unknown state " + stored));
  }
}
