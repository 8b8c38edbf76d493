package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.FakeTicker;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static final Duration DOUBT = Duration.ofSeconds(6);

  private final FakeTicker ticker = new FakeTicker();
  private final Leftovers leftovers = new Leftovers(ticker, DOUBT);
  private final LockValue.Maker values = new LockValue.Maker(() -> Instant.EPOCH);
  private final EtcdSession session =
      new EtcdSession(
          new FakeLeases(ticker),
          Duration.ofSeconds(12),
          ticker,
          new OutageLog("fake", ticker),
          arrow -> {});
  private int removals;
  private boolean silent;

  @BeforeEach
  void connect() {
    session.step();
  }

  private void remove() {
    removals++;
    if (silent) {
      throw new CoordinationUnavailableException("silent");
    }
  }

  @Test
  void whatMayAppearIsRemovedUntilItCannotAnyMore() {
    leftovers.mayAppear(session, values.next(7), this::remove);
    assertThat(leftovers.sweep()).isTrue();
    ticker.advance(DOUBT.minusMillis(1));
    assertThat(leftovers.sweep()).isTrue();
    ticker.advance(Duration.ofMillis(1));
    assertThat(leftovers.sweep()).isFalse();
    assertThat(removals).isEqualTo(3);
  }

  @Test
  void whatIsThereIsRemovedUntilTheStoreAnswers() {
    silent = true;
    leftovers.removeOnce(session, this::remove);
    assertThat(leftovers.sweep()).isTrue();
    silent = false;
    assertThat(leftovers.sweep()).isFalse();
    assertThat(removals).isEqualTo(2);
  }

  @Test
  void whatHangsOnALeaseThatEndedIsForgotten() {
    leftovers.mayAppear(session, values.next(7), this::remove);
    session.close();
    assertThat(leftovers.sweep()).isFalse();
    assertThat(removals).isZero();
  }

  @Test
  void noNewAttemptIsTakenForOneWhoseLeftoversAreRemoved() {
    LockValue old = values.next(7);
    leftovers.mayAppear(session, old, this::remove);
    leftovers.removeOnce(session, this::remove);
    assertThat(leftovers.concern(values.again(old))).isTrue();
    var tools =
        new LockAttempt.Tools(null, null, null, null, values, leftovers, null, new Crowds());
    for (int i = 0; i < 2 * LockValue.ATTEMPTS; i++) {
      assertThat(leftovers.concern(tools.attempt(7))).isFalse();
    }
  }
}
