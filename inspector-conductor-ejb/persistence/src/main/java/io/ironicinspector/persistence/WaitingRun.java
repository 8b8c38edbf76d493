package io.ironicinspector.persistence;

import io.ironicinspector.domain.Introspection;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A node's introspection, and for how long it was waiting.
 *
 * @param introspection as last stored
 * @param since when the run that goes on began to wait for its ramdisk; empty if none goes on, if
 *     it did not wait, or if runs are not remembered
 */
public record WaitingRun(Introspection introspection, Optional<Instant> since) {
  public WaitingRun {
    Objects.requireNonNull(introspection, "introspection");
    Objects.requireNonNull(since, "since");
  }
}
