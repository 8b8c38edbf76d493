package io.ironicinspector.coordination.adapter.pace;

import io.ironicinspector.coordination.PaceName;
import java.time.Duration;

/** Remembers of each pace which turn was the last, by a revision that grows. Thread-safe. */
public interface PaceStore {
  /** The revision of the last turn; zero if there was none. */
  long lastTurn(PaceName pace);

  /** Takes the next turn if the last one is still the one that was {@code seen}. */
  Attempt take(PaceName pace, long seen);

  /**
   * Waits until somebody takes a turn after the one that was {@code seen}.
   *
   * @return false if {@code patience} was over first; true may also mean that nobody knows
   */
  boolean awaitTurnAfter(PaceName pace, long seen, Duration patience) throws InterruptedException;

  /**
   * What became of a turn that was wanted.
   *
   * @param taken whether it was
   * @param revision of the turn that is the last one now
   */
  record Attempt(boolean taken, long revision) {}
}
