package io.ironicinspector.coordination;

import java.util.Optional;

/**
 * A standing wish to lead. It survives the loss of the session: with the next one it goes to the
 * end of the queue. Thread-safe; whoever ran closes it.
 */
public interface Candidacy extends AutoCloseable {
  /** What it runs for. */
  ElectionName election();

  /** The leadership, while this candidate has it. Does not block. */
  Optional<Leadership> leadership();

  /**
   * Runs no more and resigns, after which the next candidate leads. The listener is told that it
   * was demoted if it was elected. Idempotent. May wait for the store up to its timeout.
   */
  @Override
  void close();
}
