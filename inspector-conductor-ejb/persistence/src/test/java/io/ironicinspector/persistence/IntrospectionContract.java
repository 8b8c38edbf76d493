package io.ironicinspector.persistence;

import static io.ironicinspector.domain.IntrospectionState.ERROR;
import static io.ironicinspector.domain.IntrospectionState.FINISHED;
import static io.ironicinspector.domain.IntrospectionState.STARTING;
import static io.ironicinspector.domain.IntrospectionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.IllegalTransitionException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** One node's run from start to end. */
abstract class IntrospectionContract extends RepositoryContract {
  @Test
  void firstStartInsertsARowInStarting() {
    Introspection started = start(NODE, NOW);

    assertThat(started)
        .isEqualTo(
            new Introspection(
                NODE, STARTING, Optional.of(NOW), Optional.empty(), Optional.empty(), true));
    assertThat(stored(NODE)).isEqualTo(started);
  }

  @Test
  void nodeNeverIntrospectedIsNotFound() {
    Optional<Introspection> found = database().call(r -> r.find(NODE));

    assertThat(found).isEmpty();
  }

  @Test
  void timesAreKeptInMicroseconds() {
    Introspection started = start(NODE, Instant.parse("2026-01-01T00:00:00.123456789Z"));

    assertThat(started.startedAt()).contains(Instant.parse("2026-01-01T00:00:00.123456Z"));
    assertThat(stored(NODE)).isEqualTo(started);
  }

  @Test
  void timesThatTheLocalClockSkipsAreKept() {
    assumeFalse(database().isMariadb(), "its driver reads times through the local zone");
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try {
      Instant skipped = Instant.parse("2026-03-29T02:30:00Z");
      start(NODE, skipped);

      assertThat(stored(NODE).startedAt()).contains(skipped);
      assertThat(database().value("SELECT started_at FROM nodes"))
          .startsWith("2026-03-29 02:30:00");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void startIsRefusedWhileARunStarts() {
    start(NODE, NOW);

    assertThatThrownBy(() -> start(NODE, NOW.plusSeconds(1)))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(stored(NODE).startedAt()).contains(NOW);
  }

  @Test
  void startAfterAnErrorClearsWhatTheLastRunLeft() {
    start(NODE, NOW);
    Introspection broken = close(Event.ERROR, Optional.of("broken"));

    Optional<Introspection> before =
        database().call(r -> r.start(NODE, FENCE, NOW.plusSeconds(90), false));

    assertThat(before).contains(broken);
    assertThat(stored(NODE))
        .isEqualTo(
            new Introspection(
                NODE,
                STARTING,
                Optional.of(NOW.plusSeconds(90)),
                Optional.empty(),
                Optional.empty(),
                false));
  }

  @Test
  void startDropsLookUpAttributesAndOptions() {
    start(NODE, NOW);
    database().run(r -> r.addAttributes(NODE, FENCE, "mac", List.of("aa:bb")));
    database().sql("INSERT INTO options (uuid, name) VALUES ('%s', 'x')".formatted(NODE));
    fire(NODE, Event.WAIT);

    start(NODE, NOW);

    assertThat(attributes(NODE)).isEmpty();
    assertThat(database().value("SELECT COUNT(*) FROM options")).isEqualTo("0");
  }

  @Test
  void startKeepsStoredDataUntilNewDataArrives() {
    start(NODE, NOW);
    database().run(r -> r.saveData(NODE, FENCE, true, "{\"run\":1}"));
    close(Event.ERROR, Optional.empty());
    start(NODE, NOW);
    assertThat(data(NODE, true)).contains("{\"run\":1}");

    database().run(r -> r.saveData(NODE, FENCE, true, "{\"run\":2}"));
    assertThat(data(NODE, true)).contains("{\"run\":2}");
  }

  @Test
  void processedAndUnprocessedDataAreApart() {
    start(NODE, NOW);
    database().run(r -> r.saveData(NODE, FENCE, false, "{\"raw\":\"\u00e4\ud83d\ude00\"}"));

    assertThat(data(NODE, false)).contains("{\"raw\":\"\u00e4\ud83d\ude00\"}");
    assertThat(data(NODE, true)).isEmpty();
  }

  @Test
  void largeDocumentIsKept() {
    String document = "{\"logs\":\"" + "x".repeat(8_000_000) + "\"}";
    start(NODE, NOW);
    database().run(r -> r.saveData(NODE, FENCE, false, document));

    assertThat(data(NODE, false).orElseThrow()).isEqualTo(document);
  }

  @Test
  void dataOfAnUnknownNodeIsRefused() {
    assertThatThrownBy(() -> database().run(r -> r.saveData(NODE, FENCE, true, "{}")))
        .isInstanceOf(UnknownNodeException.class)
        .hasMessage("Could not find node %s in cache", NODE);
    assertThat(database().value("SELECT COUNT(*) FROM introspection_data")).isEqualTo("0");
  }

  @Test
  void eventChangesTheStateAndTheVersion() {
    start(NODE, NOW);
    String version = database().value("SELECT version_id FROM nodes");

    assertThat(fire(NODE, Event.WAIT).state()).isEqualTo(WAITING);

    assertThat(stored(NODE).state()).isEqualTo(WAITING);
    assertThat(database().value("SELECT version_id FROM nodes")).hasSize(36).isNotEqualTo(version);
  }

  @Test
  void eventThatIsNotAllowedChangesNothing() {
    start(NODE, NOW);

    assertThatThrownBy(() -> fire(NODE, Event.FINISH))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(stored(NODE).state()).isEqualTo(STARTING);
  }

  @Test
  void eventForAnUnknownNodeIsRefused() {
    assertThatThrownBy(() -> fire(NODE, Event.WAIT)).isInstanceOf(UnknownNodeException.class);
  }

  @Test
  void closeEndsTheRunInOneStep() {
    start(NODE, NOW);
    database().run(r -> r.addAttributes(NODE, FENCE, "mac", List.of("aa:bb")));
    database().sql("INSERT INTO options (uuid, name) VALUES ('%s', 'x')".formatted(NODE));

    Introspection closed = close(Event.ERROR, Optional.of("broken \ud83d\ude00"));

    assertThat(closed)
        .isEqualTo(
            new Introspection(
                NODE,
                ERROR,
                Optional.of(NOW),
                Optional.of(NOW.plusSeconds(60)),
                Optional.of("broken \ud83d\ude00"),
                true));
    assertThat(stored(NODE)).isEqualTo(closed);
    assertThat(attributes(NODE)).isEqualTo(Map.of());
    assertThat(database().value("SELECT COUNT(*) FROM options")).isEqualTo("0");
  }

  @Test
  void closeWithAnEventThatIsNotAllowedKeepsTheAttributes() {
    start(NODE, NOW);
    database().run(r -> r.addAttributes(NODE, FENCE, "mac", List.of("aa:bb")));

    assertThatThrownBy(() -> close(Event.FINISH, Optional.empty()))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(attributes(NODE)).containsKey("mac");
    assertThat(stored(NODE).finishedAt()).isEmpty();
  }

  @Test
  void finishClearsTheErrorOfTheRunBefore() {
    start(NODE, NOW);
    close(Event.ERROR, Optional.of("broken"));
    fire(NODE, Event.REAPPLY);

    assertThat(close(Event.FINISH, Optional.empty()).error()).isEmpty();
    assertThat(stored(NODE).state()).isEqualTo(FINISHED);
  }

  @Test
  void reapplyHasTimesOfItsOwnAndKeepsWhoBoots() {
    database().run(r -> r.start(NODE, FENCE, NOW, false));
    Introspection broken = close(Event.ERROR, Optional.of("broken"));

    Introspection before = database().call(r -> r.reapply(NODE, FENCE, NOW.plusSeconds(90)));

    assertThat(before).isEqualTo(broken);
    assertThat(stored(NODE))
        .isEqualTo(
            new Introspection(
                NODE,
                IntrospectionState.REAPPLYING,
                Optional.of(NOW.plusSeconds(90)),
                Optional.empty(),
                Optional.empty(),
                false));
  }

  @Test
  void reapplyDuringARunChangesNothing() {
    Introspection started = start(NODE, NOW);

    assertThatThrownBy(() -> database().run(r -> r.reapply(NODE, FENCE, NOW.plusSeconds(90))))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(stored(NODE)).isEqualTo(started);
  }

  @Test
  void aRunThatNobodyAskedForBeginsWhereItIs() {
    Introspection first =
        database().call(r -> r.adopt(NODE, FENCE, NOW, IntrospectionState.ENROLLING, true));
    assertThat(stored(NODE)).isEqualTo(first);
    assertThat(first.state()).isEqualTo(IntrospectionState.ENROLLING);

    close(Event.ERROR, Optional.of("broken"));
    Introspection second = database().call(r -> r.adopt(NODE, FENCE, NOW, WAITING, false));
    assertThat(stored(NODE)).isEqualTo(second);
    assertThat(second)
        .isEqualTo(
            new Introspection(
                NODE, WAITING, Optional.of(NOW), Optional.empty(), Optional.empty(), false));
  }

  @Test
  void aRunThatIsNotOverIsNotReplaced() {
    Introspection started = start(NODE, NOW);

    assertThatThrownBy(() -> database().run(r -> r.adopt(NODE, FENCE, NOW, WAITING, false)))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(stored(NODE)).isEqualTo(started);
  }

  @Test
  void whatNoDatabaseHoldsIsReplacedAndNotRefused() {
    start(NODE, NOW);
    String mac = "52:54\u0000";
    Map<NodeUuid, Integer> found = database().call(r -> r.score(Map.of("mac", List.of(mac))));
    assertThat(found).isEmpty();
    database().run(r -> r.addAttributes(NODE, FENCE, "mac", List.of(mac)));
    assertThat(attributes(NODE)).isEqualTo(Map.of("mac", Set.of("52:54\ufffd")));
    close(Event.ERROR, Optional.of("Ramdisk reported error: \u0000"));
    assertThat(stored(NODE).error()).hasValue("Ramdisk reported error: \ufffd");
  }

  @Test
  void veryLongErrorIsCutAtACharacter() {
    start(NODE, NOW);
    close(Event.ERROR, Optional.of("x" + "\ud83d\ude00".repeat(NodeTable.MAX_ERROR)));

    assertThat(stored(NODE).error().orElseThrow())
        .isEqualTo("x" + "\ud83d\ude00".repeat(NodeTable.MAX_ERROR / 2 - 1));
  }
}
