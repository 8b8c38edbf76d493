package io.ironicinspector.coordination.adapter.etcd;

import static io.ironicinspector.coordination.SessionState.ACTIVE;
import static io.ironicinspector.coordination.SessionState.CLOSED;
import static io.ironicinspector.coordination.SessionState.LOST;
import static io.ironicinspector.coordination.SessionState.SUSPECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lease of twelve seconds is renewed after 4, suspect after 8, lost after 11.4. */
class EtcdSessionTest {
  private final FakeTicker ticker = new FakeTicker();
  private final FakeLeases leases = new FakeLeases(ticker);
  private final List<SessionState> arrows = new ArrayList<>();
  private final EtcdSession session =
      new EtcdSession(
          leases, Duration.ofSeconds(12), ticker, new OutageLog("fake", ticker), arrows::add);

  @Test
  void isActiveOnceTheLeaseIsGrantedAndRenewsAtAThird() {
    assertThat(session.hasLease()).isFalse();
    assertThat(session.step()).isEqualTo(Duration.ofSeconds(4));
    assertThat(session.isActive()).isTrue();
    assertThat(session.lease()).isEqualTo(101);
    ticker.advance(Duration.ofSeconds(4));
    assertThat(session.step()).isEqualTo(Duration.ofSeconds(4));
    assertThat(leases.calls()).isEqualTo(2);
    assertThat(arrows).containsExactly(ACTIVE);
  }

  @Test
  void triesOnWhileNobodyAnswersAtTheStart() {
    leases.silent(true);
    assertThat(session.step()).isPositive();
    assertThat(session.step()).isPositive();
    assertThat(arrows).isEmpty();
    leases.silent(false);
    session.step();
    assertThat(arrows).containsExactly(ACTIVE);
  }

  @Test
  void theStoreMayGiveALongerLease() {
    leases.give(Duration.ofSeconds(60));
    assertThat(session.step()).isEqualTo(Duration.ofSeconds(20));
    assertThat(session.ttl()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void theTermCountsFromTheSendingOfTheRequest() {
    leases.delay(Duration.ofSeconds(3));
    assertThat(session.step()).isEqualTo(Duration.ofSeconds(1));
    ticker.advance(Duration.ofMillis(4999));
    assertThat(session.isActive()).isTrue();
    ticker.advance(Duration.ofMillis(1));
    assertThat(session.isActive()).isFalse();
  }

  @Test
  void becomesSuspectAndThenLostWhenNobodyAnswers() {
    session.step();
    leases.silent(true);
    stepFor(Duration.ofSeconds(8));
    assertThat(arrows).containsExactly(ACTIVE, SUSPECT);
    assertThat(session.isActive()).isFalse();
    stepFor(Duration.ofSeconds(4));
    assertThat(arrows).containsExactly(ACTIVE, SUSPECT, LOST);
    assertThat(session.hasEnded()).isTrue();
  }

  @Test
  void isLostBeforeTheStoreCanHaveEndedTheLease() {
    session.step();
    long begin = ticker.nanos();
    leases.silent(true);
    while (session.state() != LOST) {
      ticker.advance(session.step());
    }
    assertThat(Duration.ofNanos(ticker.nanos() - begin))
        .isBetween(Duration.ofSeconds(11), Duration.ofMillis(11_999));
  }

  @Test
  void comesBackFromSuspectWhenTheStoreAnswersInTime() {
    session.step();
    leases.silent(true);
    stepFor(Duration.ofSeconds(8));
    leases.silent(false);
    stepFor(Duration.ofSeconds(2));
    assertThat(arrows).containsExactly(ACTIVE, SUSPECT, ACTIVE);
    assertThat(session.isActive()).isTrue();
  }

  @Test
  void twoAttemptsFitBeforeItIsSuspect() {
    session.step();
    leases.silent(true);
    int before = leases.calls();
    stepFor(Duration.ofMillis(7_900));
    assertThat(leases.calls() - before).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aLeaseThatTheStoreForgotIsLostAtOnce() {
    session.step();
    leases.forgetLeases();
    ticker.advance(Duration.ofSeconds(4));
    session.step();
    assertThat(arrows).containsExactly(ACTIVE, LOST);
  }

  @Test
  void aPauseBeyondTheLeaseLosesItEvenIfTheStoreStillRenews() {
    session.step();
    ticker.advance(Duration.ofSeconds(4));
    leases.delay(Duration.ofSeconds(9));
    session.step();
    assertThat(arrows).containsExactly(ACTIVE, LOST);
    assertThat(session.step()).isZero();
  }

  @Test
  void theClockIsBelievedBeforeTheThreadHasSeenIt() {
    session.step();
    ticker.advance(Duration.ofSeconds(9));
    assertThat(session.state()).isEqualTo(ACTIVE);
    assertThat(session.isActive()).isFalse();
  }

  @Test
  void closedIsFinal() {
    session.step();
    session.close();
    ticker.advance(Duration.ofSeconds(60));
    session.step();
    session.close();
    assertThat(arrows).containsExactly(ACTIVE, CLOSED);
  }

  private void stepFor(Duration time) {
    long end = ticker.nanos() + time.toNanos();
    while (end - ticker.nanos() > 0 && !session.hasEnded()) {
      Duration pause = session.step();
      Duration rest = Duration.ofNanos(Math.max(0, end - ticker.nanos()));
      ticker.advance(pause.compareTo(rest) < 0 ? pause.plusNanos(1) : rest);
    }
    session.step();
  }
}
