package io.ironicinspector.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One node's introspection as last stored. Immutable.
 *
 * @param node whose it is
 * @param state where it stands
 * @param startedAt when the current or last run began; empty only in rows that another service
 *     wrote
 * @param finishedAt when the last run ended, well or not; empty while one runs
 * @param error why the last run failed
 * @param manageBoot whether this service sets the boot device and switches the power
 */
public record Introspection(
    NodeUuid node,
    IntrospectionState state,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<String> error,
    boolean manageBoot) {

  public Introspection {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
    Objects.requireNonNull(error, "error");
  }
}
