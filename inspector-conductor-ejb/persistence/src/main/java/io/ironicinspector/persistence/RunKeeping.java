package io.ironicinspector.persistence;

import java.util.Objects;

/**
 * How runs are remembered.
 *
 * @param conductor the host that writes
 * @param runs how many of each node; zero remembers none
 * @param unprocessed whether with what their ramdisks sent
 */
public record RunKeeping(String conductor, int runs, boolean unprocessed) {
  public RunKeeping {
    Objects.requireNonNull(conductor, "conductor");
    if (runs < 0) {
      throw new IllegalArgumentException("the number of runs must be 0 or more, was " + runs);
    }
  }

  /** For those that only read. */
  public static RunKeeping none() {
    return new RunKeeping("", 0, false);
  }
}
