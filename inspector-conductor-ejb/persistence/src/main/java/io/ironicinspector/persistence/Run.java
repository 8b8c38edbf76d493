package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a node's introspection, as it is remembered.
 *
 * @param number counts the runs of a node, from 1
 * @param startedAt when it began
 * @param waitingAt when the machine was booted and its ramdisk waited for; empty if that never came
 * @param processingAt when the ramdisk's data arrived; empty if it never did
 * @param finishedAt when it ended; empty while it goes on
 * @param outcome the state in which it ended; empty while it goes on
 * @param error why it failed
 * @param conductor the host that ended it; empty while it goes on
 * @param hasData whether what the hooks made of the data is kept
 */
public record Run(
    long number,
    Instant startedAt,
    Optional<Instant> waitingAt,
    Optional<Instant> processingAt,
    Optional<Instant> finishedAt,
    Optional<IntrospectionState> outcome,
    Optional<String> error,
    Optional<String> conductor,
    boolean hasData) {
  public Run {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(waitingAt, "waitingAt");
    Objects.requireNonNull(processingAt, "processingAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(conductor, "conductor");
  }
}
