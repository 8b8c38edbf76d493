package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One run of a node's introspection, as it is remembered.
 *
 * @param number counts the runs of a node, from 1
 * @param phases the states it went through, in order, at least one; the last one began the end
 * @param end how it ended; empty while it goes on
 * @param conductor the host that worked on it last; empty for runs of an older version
 * @param kept which of its documents are kept
 */
public record Run(
    long number,
    List<Phase> phases,
    Optional<End> end,
    Optional<String> conductor,
    Set<Document> kept) {
  public Run {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("run %d has no phase".formatted(number));
    }
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(conductor, "conductor");
    kept = Set.copyOf(kept);
  }

  /** When it began. */
  public Instant startedAt() {
    return phases.get(0).from();
  }

  /** When it ended; empty while it goes on. */
  public Optional<Instant> finishedAt() {
    return end.map(End::at);
  }

  /** The state it is in, or ended in. */
  public IntrospectionState state() {
    return end.map(End::outcome).orElse(phases.get(phases.size() - 1).state());
  }

  /** Whether it ended without an error. */
  public boolean succeeded() {
    return end.filter(over -> over.outcome() == IntrospectionState.FINISHED).isPresent();
  }

  /** How long it was in the {@code index}th phase; empty while it is. */
  public Optional<Duration> duration(int index) {
    Optional<Instant> to =
        index + 1 < phases.size() ? Optional.of(phases.get(index + 1).from()) : finishedAt();
    return to.map(until -> Duration.between(phases.get(index).from(), until));
  }

  /** A document of a run. */
  public enum Document {
    /** As the ramdisk sent it, without its logs. */
    UNPROCESSED,
    /** As the hooks left it. */
    PROCESSED
  }

  /** A state, and when the run came into it. */
  public record Phase(IntrospectionState state, Instant from) {
    public Phase {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(from, "from");
    }
  }

  /**
   * How a run ended.
   *
   * @param outcome the node's state after it
   * @param error why it failed
   */
  public record End(Instant at, IntrospectionState outcome, Optional<String> error) {
    public End {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(error, "error");
    }
  }
}
