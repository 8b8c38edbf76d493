package io.ironicinspector.coordination.torture.check;

import io.ironicinspector.coordination.torture.history.History;
import io.ironicinspector.coordination.torture.history.Kind;
import io.ironicinspector.coordination.torture.history.Operation;
import io.ironicinspector.coordination.torture.history.Scope;
import io.ironicinspector.coordination.torture.history.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A history made by hand; times in milliseconds, lease 3 s, recovery 8 s. */
final class Story {
  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(6));

  private final List<Operation> operations = new ArrayList<>();

  Story tell(String source, Kind kind, long startMs, long endMs, String... details) {
    operations.add(Operation.of(source, kind, startMs * 1_000_000, endMs * 1_000_000, details));
    return this;
  }

  Story granted(String who, String resource, long startMs, long endMs, long token) {
    return tell(who, Kind.GRANTED, startMs, endMs, "resource=" + resource, "token=" + token);
  }

  Story held(String who, String resource, long startMs, long endMs, long token) {
    return tell(who, Kind.HELD, startMs, endMs, "resource=" + resource, "token=" + token);
  }

  Story wrote(String who, long ms, long token, long revision, long before) {
    return tell(
        who,
        Kind.WRITE,
        ms,
        ms,
        "register=r",
        "token=" + token,
        "outcome=accepted",
        "revision=" + revision,
        "before=" + before);
  }

  Story session(String who, long ms, String state) {
    return tell(who, Kind.SESSION, ms, ms, "state=" + state);
  }

  Story joined(String who, long ms) {
    return tell(who, Kind.JOINED, ms, ms);
  }

  Story spawned(String who, long ms) {
    return tell(Source.RUNNER, Kind.SPAWNED, ms, ms, "target=" + who);
  }

  Story killed(String who, long ms) {
    return tell(Source.RUNNER, Kind.KILLED, ms, ms, "target=" + who);
  }

  Story stopped(String who, long startMs, long endMs) {
    return tell(who, Kind.STOPPED, startMs, endMs);
  }

  Story listed(long ms, long revision, String members) {
    return tell(
        Source.OBSERVER, Kind.LIST, ms, ms + 1, "revision=" + revision, "members=" + members);
  }

  /** The same list ten times a second. */
  Story listedFrom(long startMs, long endMs, String members) {
    for (long ms = startMs; ms < endMs; ms += 100) {
      listed(ms, 10, members);
    }
    return this;
  }

  Story view(String who, long ms, long ageMs, long revision, String members, String truth) {
    return tell(
        who,
        Kind.VIEW,
        ms,
        ms,
        "revision=" + revision,
        "age_ns=" + ageMs * 1_000_000,
        "members=" + members,
        "truth=" + truth);
  }

  Story fault(Scope scope, String target, long startMs, long endMs) {
    return tell(
        Source.RUNNER,
        Kind.FAULT,
        startMs,
        endMs,
        "fault=something",
        "scope=" + scope,
        "target=" + target);
  }

  Findings check() {
    return new HistoryChecker(LIMITS).check(new History(operations));
  }

  List<Promise> broken() {
    return check().violations().stream().map(Violation::promise).distinct().toList();
  }
}
