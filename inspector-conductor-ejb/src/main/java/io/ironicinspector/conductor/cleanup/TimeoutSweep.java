package io.ironicinspector.conductor.cleanup;

import io.ironicinspector.conductor.database.IntrospectionStore;
import io.ironicinspector.conductor.introspection.EndReason;
import io.ironicinspector.conductor.introspection.IntrospectionLocks;
import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionFsm;
import io.ironicinspector.domain.IntrospectionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Ends the runs that took too long. */
public final class TimeoutSweep implements Runnable {
  private static final Logger LOG = Logger.getLogger(TimeoutSweep.class.getName());

  private final IntrospectionStore store;
  private final IntrospectionLocks locks;
  private final Clock clock;
  private final Duration timeout;

  public TimeoutSweep(
      IntrospectionStore store, IntrospectionLocks locks, Clock clock, Duration timeout) {
    this.store = store;
    this.locks = locks;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** One pass. Never throws: a timer would not call again. */
  @Override
  public void run() {
    Instant deadline = clock.instant().minus(timeout);
    try {
      store.inTransaction(repository -> repository.unfinishedSince(deadline)).stream()
          .forEach(late -> endIfIdle(late, deadline));
    } catch (RuntimeException failed) { // a timer's top: the next pass may go better
      LOG.log(Level.WARNING, "clean-up failed, next try in the next period", failed);
    }
  }

  private void endIfIdle(Introspection late, Instant deadline) {
    try {
      locks
          .tryLock(late.node(), Duration.ZERO) // busy means that somebody works on it
          .ifPresent(
              locked -> {
                try (locked) {
                  endIfStillLate(locked, deadline);
                }
              });
    } catch (RuntimeException failed) { // one broken row must not keep the others
      LOG.log(Level.WARNING, "node %s: clean-up failed".formatted(late.node()), failed);
    }
  }

  private static void endIfStillLate(LockedIntrospection run, Instant deadline) {
    Optional<Introspection> late =
        run.find()
            .filter(now -> now.finishedAt().isEmpty())
            .filter(now -> now.startedAt().filter(deadline::isAfter).isPresent());
    late.ifPresent(now -> end(run, now));
  }

  private static void end(LockedIntrospection run, Introspection late) {
    // Rows of upstream may be final without an end: they get the end that their state accepts.
    Event event =
        Stream.of(Event.TIMEOUT, Event.ERROR, Event.FINISH)
            .filter(candidate -> IntrospectionFsm.accepts(late.state(), candidate))
            .findFirst()
            .orElse(Event.TIMEOUT);
    Optional<String> error =
        event == Event.FINISH ? Optional.empty() : Optional.of("Introspection timeout");
    run.end(event, error, EndReason.TIMEOUT);
    LOG.log(
        late.state() == IntrospectionState.WAITING ? Level.WARNING : Level.SEVERE,
        "node {0}: introspection timed out in state {1}",
        new Object[] {late.node(), late.state().wireName()});
  }
}
