package io.ironicinspector.conductor.introspection;

import io.ironicinspector.client.metric.Metrics;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the end of a run and measures its phases, as far as they are seen under one node lock. Of
 * the phases those count that led to the next one. Belongs to a run, not to a thread.
 */
final class RunMeasure {
  private Optional<Instant> waitsSince = Optional.empty();

  /** When the phase began that goes on; empty if that was under another lock. */
  private Optional<Instant> since = Optional.empty();

  /** Whether the run began under another lock: then it had to wait for its data. */
  private boolean waited;

  /**
   * A run begins at {@code now}.
   *
   * @param before what it replaces
   */
  void began(Optional<Introspection> before, Instant now) {
    before
        .filter(run -> run.finishedAt().isEmpty())
        .ifPresent(run -> count(IntrospectionState.ERROR, EndReason.SUPERSEDED));
    since = Optional.of(now);
  }

  /** The run has waited for its ramdisk since then. */
  void waitsSince(Instant when) {
    waitsSince = Optional.of(when);
  }

  /** A run comes into {@code state} at {@code now}. */
  void entered(IntrospectionState state, Instant now) {
    if (state == IntrospectionState.WAITING) {
      observe("prepare", since, now);
    } else if (state == IntrospectionState.PROCESSING) {
      waited = since.isEmpty();
      observe("wait", waitsSince, now);
    }
    since = Optional.of(now);
  }

  /** A run has ended, and that is committed. */
  void ended(Introspection over, EndReason reason) {
    count(over.state(), reason);
    if (over.state() == IntrospectionState.FINISHED) {
      Instant now = over.finishedAt().orElseThrow();
      observe("process", since, now);
      if (waited) {
        observe("total", over.startedAt(), now);
      }
    }
  }

  private static void count(IntrospectionState result, EndReason reason) {
    Metrics.ENDED.add(result.wireName(), reason.label());
  }

  private static void observe(String phase, Optional<Instant> from, Instant to) {
    from.ifPresent(begin -> Metrics.DURATION.observe(Duration.between(begin, to), phase));
  }
}
