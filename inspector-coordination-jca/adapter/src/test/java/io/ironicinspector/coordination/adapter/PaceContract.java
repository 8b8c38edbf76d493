package io.ironicinspector.coordination.adapter;

import static io.ironicinspector.coordination.adapter.OpenSessions.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.PaceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** All members together take turns at one pace. */
interface PaceContract extends OpenSessions {
  private static PaceName somePace() {
    return new PaceName("pace-" + UUID.randomUUID());
  }

  @Test
  default void allTurnsTogetherTakeAsManyIntervals() throws Exception {
    Duration interval = Duration.ofMillis(150);
    PaceName pace = somePace();
    List<Coordinator> members = List.of(active(), active(), active());
    long begin = System.nanoTime();
    List<FutureTask<Boolean>> turns = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Coordinator member = members.get(i % members.size());
      turns.add(start(() -> member.awaitTurn(pace, interval, Duration.ofSeconds(40))));
    }
    for (FutureTask<Boolean> turn : turns) {
      assertThat(turn.get(50, TimeUnit.SECONDS)).isTrue();
    }
    // The first one comes at once, each other one an interval after the one before.
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(interval.multipliedBy(turns.size() - 1));
  }

  @Test
  default void theFirstTurnComesAtOnceAndTheNextNotBeforeItsTime() throws Exception {
    Duration interval = Duration.ofHours(1);
    PaceName pace = somePace();
    Coordinator first = active();
    assertThat(first.awaitTurn(pace, interval, Duration.ZERO)).isTrue();
    assertThat(first.awaitTurn(pace, interval, Duration.ofMillis(50))).isFalse();
    assertThat(active().awaitTurn(pace, interval, Duration.ofMillis(50))).isFalse();
    assertThat(active().awaitTurn(somePace(), interval, Duration.ZERO)).isTrue();
  }

  @Test
  default void aTurnThatWasNotGivenIsNotUsedUp() throws Exception {
    Duration interval = Duration.ofMillis(400);
    PaceName pace = somePace();
    Coordinator first = active();
    Coordinator second = active();
    assertThat(first.awaitTurn(pace, interval, Duration.ZERO)).isTrue();
    long begin = System.nanoTime();
    assertThat(second.awaitTurn(pace, interval, Duration.ofMillis(1))).isFalse();
    assertThat(second.awaitTurn(pace, interval, SOON)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
  }
}
