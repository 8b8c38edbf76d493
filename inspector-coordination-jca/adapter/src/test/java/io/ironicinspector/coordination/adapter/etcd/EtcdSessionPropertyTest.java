package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.FakeTicker;
import io.ironicinspector.coordination.adapter.etcd.ModelLeases.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A session against a model of the server, whatever gets lost, is late or is revoked. */
class EtcdSessionPropertyTest {
  private static final Duration TTL = Duration.ofSeconds(12);
  private static final Map<SessionState, Set<SessionState>> ARROWS =
      Map.of(
          SessionState.CONNECTING, EnumSet.of(SessionState.ACTIVE, SessionState.CLOSED),
          SessionState.ACTIVE,
              EnumSet.of(SessionState.SUSPECT, SessionState.LOST, SessionState.CLOSED),
          SessionState.SUSPECT,
              EnumSet.of(SessionState.ACTIVE, SessionState.LOST, SessionState.CLOSED),
          SessionState.LOST, EnumSet.of(SessionState.CLOSED),
          SessionState.CLOSED, EnumSet.noneOf(SessionState.class));

  @Property
  void isNeverBelievedLongerThanTheServerKeepsIt(@ForAll("turns") List<Turn> turns) {
    var trial = new Trial();
    turns.forEach(trial::play);
    assertThat(trial.leftWhenLost).hasSizeLessThanOrEqualTo(1);
  }

  @Property
  void isLostBeforeTheServerEndsItUnlessItsThreadSleeps(@ForAll("punctual") List<Turn> turns) {
    var trial = new Trial();
    turns.forEach(trial::play);
    assertThat(trial.leftWhenLost).allSatisfy(left -> assertThat(left).isPositive());
  }

  @Property
  void isKeptWhileTheServerAnswersAtLeastEveryThirdTime(@ForAll("lucky") List<Turn> turns) {
    var trial = new Trial();
    trial.session.step();
    for (Turn turn : turns) {
      trial.play(turn);
      trial.play(turn);
      trial.play(new Turn(Answer.SOON, Duration.ZERO));
    }
    assertThat(trial.arrows).doesNotContain(SessionState.LOST);
  }

  @Provide
  Arbitrary<List<Turn>> turns() {
    Arbitrary<Duration> late =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(Duration.ZERO)),
            Tuple.of(1, Arbitraries.longs().between(0, 15_000).map(Duration::ofMillis)));
    return Combinators.combine(Arbitraries.of(Answer.class), late)
        .as(Turn::new)
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Turn>> punctual() {
    return Arbitraries.of(Answer.SOON, Answer.LATE, Answer.NONE, Answer.LOST_ON_THE_WAY_BACK)
        .map(answer -> new Turn(answer, Duration.ZERO))
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Turn>> lucky() {
    return Arbitraries.of(Answer.SOON, Answer.NONE)
        .map(answer -> new Turn(answer, Duration.ZERO))
        .list()
        .ofMaxSize(20);
  }

  /**
   * @param answer what becomes of the calls of one step
   * @param late how much too late the step after it comes
   */
  record Turn(Answer answer, Duration late) {}

  /** A session and its server. */
  private static final class Trial {
    private final FakeTicker ticker = new FakeTicker();
    private final ModelLeases leases = new ModelLeases(ticker);
    private final List<SessionState> arrows = new ArrayList<>(List.of(SessionState.CONNECTING));
    private final List<Duration> leftWhenLost = new ArrayList<>();
    private final EtcdSession session =
        new EtcdSession(leases, TTL, ticker, new OutageLog("model", ticker), this::arrow);

    private void arrow(SessionState state) {
      assertThat(ARROWS.get(arrows.get(arrows.size() - 1))).contains(state);
      arrows.add(state);
      if (state == SessionState.LOST) {
        leftWhenLost.add(leases.left());
      }
    }

    private void play(Turn turn) {
      leases.next(turn.answer());
      check();
      Duration pause = session.step();
      check();
      ticker.advance(pause.dividedBy(2));
      check();
      ticker.advance(pause.minus(pause.dividedBy(2)).plus(turn.late()));
      check();
    }

    private void check() {
      if (leases.revoked()) {
        return;
      }
      if (session.isActive()) {
        assertThat(leases.left()).isPositive();
      }
      if (!session.remaining().isZero()) {
        assertThat(session.remaining()).isLessThan(leases.left());
      }
    }
  }
}
