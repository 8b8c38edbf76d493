package io.ironicinspector.persistence;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

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

  @Column(name = "has_data")
  private boolean hasData;

  protected RunRow() {}

  RunRow(NodeUuid node, long number, Instant startedAt) {
    this.nodeUuid = node.toString();
    this.number = number;
    this.started = micros(startedAt);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  Run toRun() {
    return new Run(
        number,
        instant(started),
        Optional.ofNullable(waiting).map(RunRow::instant),
        Optional.ofNullable(processing).map(RunRow::instant),
        Optional.ofNullable(finished).map(RunRow::instant),
        Optional.ofNullable(outcome).flatMap(IntrospectionState::ofWireName),
        Optional.ofNullable(error),
        Optional.ofNullable(conductor),
        hasData);
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
