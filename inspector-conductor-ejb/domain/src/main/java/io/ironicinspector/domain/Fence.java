package io.ironicinspector.domain;

import java.util.Objects;

/**
 * The right to write a node's rows, taken from the node lock. The database compares it with the
 * newest fence it has seen, so a conductor that was paused past its lease cannot write. Immutable.
 *
 * @param store whose tokens these are: two tokens are only compared within one store
 * @param token grows with every grant of one node's lock
 */
public record Fence(String store, long token) {
  public Fence {
    Objects.requireNonNull(store, "store");
  }
}
