package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A row of {@code inspector_runs}. Times are microseconds since 1970. Written under the node's
 * fence only, hence no {@code @Version}.
 */
@Entity
@Table(name = "inspector_runs")
@IdClass(RunRow.Key.class)
class RunRow {
  @Id
  @Column(name = "node_uuid", length = 36)
  private String nodeUuid;

  @Id
  @Column(name = "run_number")
  private long number;

  @Column(name = "started")
  private long started;

  @Column(name = "waiting")
  private Long waiting;

  @Column(name = "processing")
  private Long processing;

  @Column(name = "finished")
  private Long finished;

  @Column(name = "outcome")
  private String outcome;

  @Column(name = "error")
  private String error;

  @Column(name = "conductor")
  private String conductor;

  @Column(name = "began_as")
  @Convert(converter = StateColumn.class)
  private IntrospectionState beganAs;

  @Column(name = "aborting")
  private Long aborting;

  protected RunRow() {}

  RunRow(NodeUuid node, long number, Run.Phase first, String conductor) {
    this.nodeUuid = node.toString();
    this.number = number;
    this.beganAs = first.state();
    this.started = micros(first.from());
    this.conductor = conductor;
  }

  /** The attribute that holds when a run came into {@code state}; empty if none does. */
  static Optional<String> attribute(IntrospectionState state) {
    return switch (state) {
      case WAITING -> Optional.of("r.waiting");
      case PROCESSING -> Optional.of("r.processing");
      case ABORTING -> Optional.of("r.aborting");
      case STARTING, REAPPLYING, ENROLLING, FINISHED, ERROR -> Optional.empty();
    };
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  long number() {
    return number;
  }

  /** With the documents that are kept. */
  Run toRun(Set<Run.Document> kept) {
    List<Run.Phase> phases = new ArrayList<>();
    phases.add(new Run.Phase(beganAs, instant(started)));
    add(IntrospectionState.WAITING, waiting, phases);
    add(IntrospectionState.PROCESSING, processing, phases);
    add(IntrospectionState.ABORTING, aborting, phases);
    return new Run(number, phases, end(), Optional.ofNullable(conductor), kept);
  }

  private static void add(IntrospectionState state, Long from, List<Run.Phase> phases) {
    if (from != null) {
      phases.add(new Run.Phase(state, instant(from)));
    }
  }

  private Optional<Run.End> end() {
    return Optional.ofNullable(finished)
        .map(
            at ->
                new Run.End(
                    instant(at),
                    Optional.ofNullable(outcome)
                        .flatMap(IntrospectionState::ofWireName)
                        .orElse(IntrospectionState.ERROR),
                    Optional.ofNullable(error)));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Identity of a row, in the form that JPA wants. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private String nodeUuid;
    private long number;

    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(nodeUuid, key.nodeUuid)
          && number == key.number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(nodeUuid, number);
    }
  }
}
