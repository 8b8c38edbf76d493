package io.ironicinspector.api;

import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.Run.Document;
import io.ironicinspector.persistence.Run.End;
import io.ironicinspector.persistence.Run.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs as the database remembers them. */
final class Runs {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant END = START.plusSeconds(60);

  private Runs() {}

  static Run finished(long number) {
    return with(number, Set.of(Document.PROCESSED, Document.UNPROCESSED));
  }

  static Run with(long number, Set<Document> kept) {
    return new Run(
        number,
        List.of(
            new Phase(IntrospectionState.STARTING, START),
            new Phase(IntrospectionState.WAITING, START.plusMillis(1500)),
            new Phase(IntrospectionState.PROCESSING, END.minusMillis(250))),
        Optional.of(new End(END, IntrospectionState.FINISHED, Optional.empty())),
        Optional.of("c1"),
        kept);
  }

  static Run failed(long number, String error) {
    return new Run(
        number,
        List.of(new Phase(IntrospectionState.STARTING, START)),
        Optional.of(new End(END, IntrospectionState.ERROR, Optional.of(error))),
        Optional.of("c1"),
        Set.of(Document.UNPROCESSED));
  }

  static Run goingOn(long number) {
    return new Run(
        number,
        List.of(new Phase(IntrospectionState.REAPPLYING, START)),
        Optional.empty(),
        Optional.of("c1"),
        Set.of());
  }

  static Introspection introspection() {
    return new Introspection(
        FakeConductor.NODE,
        IntrospectionState.WAITING,
        Optional.of(START),
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
