package io.ironicinspector.coordination.adapter;

import static io.ironicinspector.coordination.adapter.OpenSessions.result;
import static io.ironicinspector.coordination.adapter.OpenSessions.someLock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Locks can be seen by all and taken away, and whoever had one hears of it. */
interface LostLockContract extends OpenSessions {
  @Test
  default void aLockSaysWhoHasItAndSinceWhen() throws Exception {
    LockName name = someLock();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    HeldLock found = find(active(), name);
    assertThat(found.fencingToken()).isEqualTo(held.fencingToken());
    assertThat(found.holder()).contains(ThisProcess.name());
    assertThat(found.since().orElseThrow())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    held.close();
    assertThat(active().locks()).extracting(HeldLock::name).doesNotContain(name);
  }

  private static HeldLock find(Coordinator coordinator, LockName name) {
    return coordinator.locks().stream()
        .filter(lock -> lock.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void aLockThatIsTakenAwayIsLostAndFree() throws Exception {
    LockName name = someLock();
    var told = new AtomicInteger();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    held.onLost(told::incrementAndGet);
    assertThat(held.confirm()).isTrue();
    assertThat(held.remaining()).isPositive();

    Coordinator operator = active();
    assertThat(operator.forceRelease(name, held.fencingToken())).isTrue();
    await().atMost(SOON).until(() -> told.get() == 1);
    assertThat(held.isValid()).isFalse();
    assertThat(held.confirm()).isFalse();
    assertThat(held.remaining()).isZero();
    assertThat(operator.forceRelease(name, held.fencingToken())).isFalse();

    LockGrant next = active().tryLock(name, Duration.ZERO).orElseThrow();
    held.close();
    assertThat(next.confirm()).isTrue();
    assertThat(told).hasValue(1);
  }

  @Test
  default void anotherGrantsTokenTakesNothingAway() throws Exception {
    LockName name = someLock();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    assertThat(active().forceRelease(name, held.fencingToken() + 1)).isFalse();
    assertThat(active().forceRelease(someLock(), held.fencingToken())).isFalse();
    assertThat(held.confirm()).isTrue();
  }

  @Test
  default void whoWaitsGetsALockThatIsTakenAwayFromItsHolder() throws Exception {
    LockName name = someLock();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    FutureTask<LockGrant> waiter = queue(active(), name);
    assertThat(active().forceRelease(name, held.fencingToken())).isTrue();
    assertThat(result(waiter).fencingToken()).isGreaterThan(held.fencingToken());
  }

  @Test
  default void whoAsksAfterTheLossHearsAtOnceAndWhoClosedHearsNothing() throws Exception {
    var early = new AtomicInteger();
    var late = new AtomicInteger();
    Coordinator only = active();
    LockGrant closed = only.tryLock(someLock(), Duration.ZERO).orElseThrow();
    closed.onLost(early::incrementAndGet);
    closed.close();
    closed.onLost(early::incrementAndGet);
    LockGrant lost = only.tryLock(someLock(), Duration.ZERO).orElseThrow();
    assertThat(only.forceRelease(lost.name(), lost.fencingToken())).isTrue();
    await().atMost(SOON).until(() -> !lost.isValid());
    lost.onLost(late::incrementAndGet);
    await().atMost(SOON).until(() -> late.get() == 1);
    assertThat(early).hasValue(0);
  }

  @Test
  default void theEndOfTheSessionIsALoss() throws Exception {
    var told = new AtomicInteger();
    Coordinator only = active();
    LockGrant held = only.tryLock(someLock(), Duration.ZERO).orElseThrow();
    held.onLost(told::incrementAndGet);
    only.close();
    await().atMost(SOON).until(() -> told.get() == 1);
    assertThat(held.confirm()).isFalse();
  }
}
