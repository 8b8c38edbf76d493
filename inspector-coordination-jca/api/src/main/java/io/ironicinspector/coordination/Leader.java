package io.ironicinspector.coordination;

import java.time.Instant;
import java.util.Objects;

/**
 * Who leads, as the store holds it.
 *
 * @param fencingToken of the leadership
 * @param holder the process that leads, as {@code <host>:<process id>}
 * @param since when it was elected, by its own clock
 */
public record Leader(ElectionName election, long fencingToken, String holder, Instant since) {
  public Leader {
    Objects.requireNonNull(election, "election");
    Objects.requireNonNull(holder, "holder");
    Objects.requireNonNull(since, "since");
  }
}
