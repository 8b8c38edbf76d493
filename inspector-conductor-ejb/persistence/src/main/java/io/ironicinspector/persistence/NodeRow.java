package io.ironicinspector.persistence;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.IllegalTransitionException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionFsm;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of upstream's {@code nodes}. No {@code @Version}: upstream's version column is text. Each
 * write puts a new random UUID there, so that a Python 11.1.0 service beside us sees that the row
 * changed; our own writers are ordered by the fence and a row lock.
 */
@Entity
@Table(name = "nodes")
class NodeRow {
  /** Fits upstream's 64 KiB column on MySQL whatever the characters are. */
  static final int MAX_ERROR = 16_000;

  @Id
  @Column(name = "uuid", length = 36)
  private String uuid;

  @Column(name = "version_id", length = 36)
  private String versionId;

  @Column(name = "state")
  @Convert(converter = StateColumn.class)
  private IntrospectionState state;

  @Column(name = "started_at")
  @Convert(converter = UtcColumn.class)
  private Instant startedAt;

  @Column(name = "finished_at")
  @Convert(converter = UtcColumn.class)
  private Instant finishedAt;

  @Column(name = "error")
  private String error;

  @Column(name = "manage_boot")
  private Boolean manageBoot;

  protected NodeRow() {}

  NodeRow(NodeUuid node, Instant startedAt, boolean manageBoot, IntrospectionState state) {
    this.uuid = node.toString();
    begin(startedAt, manageBoot, state);
  }

  /** A run that nobody asked for, in this row. */
  void adopt(Instant now, boolean withManageBoot, IntrospectionState next) {
    if (finishedAt == null) {
      throw new IllegalTransitionException(state, Event.START);
    }
    begin(now, withManageBoot, next);
  }

  /** A new run in this row. */
  void restart(Instant now, boolean withManageBoot) {
    begin(now, withManageBoot, IntrospectionFsm.next(state, Event.START));
  }

  /** A new run on the data of the last one. */
  void reapply(Instant now) {
    begin(now, toIntrospection().manageBoot(), IntrospectionFsm.next(state, Event.REAPPLY));
  }

  private void begin(Instant now, boolean withManageBoot, IntrospectionState next) {
    startedAt = UtcColumn.micros(now);
    finishedAt = null;
    error = null;
    manageBoot = withManageBoot;
    enter(next);
  }

  void fire(Event event) {
    enter(IntrospectionFsm.next(state, event));
  }

  void close(Event event, Instant now, Optional<String> text) {
    fire(event);
    finishedAt = UtcColumn.micros(now);
    error = text.map(NodeRow::fitting).orElse(null);
  }

  private void enter(IntrospectionState next) {
    state = next;
    versionId = UUID.randomUUID().toString();
  }

  private static String fitting(String text) {
    if (text.length() <= MAX_ERROR) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_ERROR - 1)) ? MAX_ERROR - 1 : MAX_ERROR;
    return text.substring(0, end);
  }

  Introspection toIntrospection() {
    return new Introspection(
        NodeUuid.parse(uuid),
        state,
        Optional.ofNullable(startedAt),
        Optional.ofNullable(finishedAt),
        Optional.ofNullable(error),
        // Rows from before upstream had the column.
        Objects.requireNonNullElse(manageBoot, true));
  }
}
