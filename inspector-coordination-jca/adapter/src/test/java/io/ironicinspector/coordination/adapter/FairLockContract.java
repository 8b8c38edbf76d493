package io.ironicinspector.coordination.adapter;

import static io.ironicinspector.coordination.adapter.OpenSessions.result;
import static io.ironicinspector.coordination.adapter.OpenSessions.someLock;
import static io.ironicinspector.coordination.adapter.OpenSessions.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who waits for a lock gets it in order, and who gives up leaves nothing behind. */
interface FairLockContract extends OpenSessions {
  @Test
  default void waitersGetTheLockInTheOrderInWhichTheyCame() throws Exception {
    LockName name = someLock();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    List<FutureTask<LockGrant>> waiters = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiters.add(queue(active(), name));
    }
    long token = held.fencingToken();
    for (FutureTask<LockGrant> waiter : waiters) {
      held.close();
      held = result(waiter);
      assertThat(held.fencingToken()).isGreaterThan(token);
      token = held.fencingToken();
    }
    assertThat(waiting(name)).isZero();
  }

  @Test
  default void whoReleasesAndComesBackAtOnceGoesToTheEndOfTheQueue() throws Exception {
    LockName name = someLock();
    Coordinator first = active();
    LockGrant held = first.tryLock(name, Duration.ZERO).orElseThrow();
    FutureTask<LockGrant> waiter = queue(active(), name);
    held.close();
    FutureTask<LockGrant> again =
        start(() -> first.tryLock(name, Duration.ofSeconds(40)).orElseThrow());
    LockGrant next = result(waiter);
    assertThat(again.isDone()).isFalse();
    next.close();
    assertThat(result(again).fencingToken()).isGreaterThan(next.fencingToken());
  }

  @Test
  default void whoTriesOnceDoesNotGetInBeforeThoseWhoWait() throws Exception {
    LockName name = someLock();
    Coordinator third = active();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    FutureTask<LockGrant> waiter = queue(active(), name);
    held.close();
    assertThat(third.tryLock(name, Duration.ZERO)).isEmpty();
    assertThat(result(waiter).isValid()).isTrue();
  }

  @Test
  default void whoGivesUpInTheMiddleOfTheQueueHoldsUpNobody() throws Exception {
    LockName name = someLock();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    Coordinator second = active();
    FutureTask<Optional<LockGrant>> givesUp =
        start(() -> second.tryLock(name, Duration.ofMillis(1500)));
    await().atMost(SOON).until(() -> waiting(name) == 1);
    FutureTask<LockGrant> last = queue(active(), name);
    assertThat(result(givesUp)).isEmpty();
    await().atMost(SOON).until(() -> waiting(name) == 1);
    held.close();
    assertThat(result(last).isValid()).isTrue();
    assertThat(waiting(name)).isZero();
  }

  @Test
  default void whoGivesUpBehindTheNextHolderIsPassedOver() throws Exception {
    LockName name = someLock();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    FutureTask<LockGrant> next = queue(active(), name);
    Coordinator third = active();
    FutureTask<Optional<LockGrant>> givesUp =
        start(() -> third.tryLock(name, Duration.ofMillis(2500)));
    await().atMost(SOON).until(() -> waiting(name) == 2);
    FutureTask<LockGrant> last = queue(active(), name);
    held.close();
    LockGrant passed = result(next);
    assertThat(result(givesUp)).isEmpty();
    passed.close();
    assertThat(result(last).fencingToken()).isGreaterThan(passed.fencingToken());
    assertThat(waiting(name)).isZero();
  }

  @Test
  default void theImpatientAndTheInterruptedNeitherShareTheLockNorKeepIt() throws Exception {
    LockName name = someLock();
    var crowd = new ImpatientCrowd(name);
    List<FutureTask<Boolean>> all = new ArrayList<>();
    for (int seed = 0; seed < 4; seed++) {
      var random = new Random(seed);
      Coordinator member = active();
      all.add(start(() -> crowd.press(member, random)));
    }
    for (FutureTask<Boolean> each : all) {
      assertThat(each.get(40, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(crowd.tokens()).isNotEmpty().isSorted().doesNotHaveDuplicates();
    assertThat(crowd.shared()).isFalse();
    LockGrant afterwards = active().tryLock(name, SOON).orElseThrow();
    await().atMost(SOON).until(() -> waiting(name) == 0);
    afterwards.close();
    assertThat(active().locks()).extracting(HeldLock::name).doesNotContain(name);
  }

  @Test
  default void anInterruptedWaiterLeavesNoPlaceInTheQueue() throws Exception {
    LockName name = someLock();
    Coordinator second = active();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    var waiting = new FutureTask<>(() -> second.tryLock(name, Duration.ofSeconds(50)));
    var thread = new Thread(waiting, "contract");
    thread.start();
    await().atMost(SOON).until(() -> waiting(name) == 1);
    thread.interrupt();
    assertThatThrownBy(() -> result(waiting))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(waiting(name)).isZero();
    held.close();
    assertThat(active().tryLock(name, Duration.ZERO)).isPresent();
  }

  @Test
  default void aWaiterWhoseSessionIsClosedLosesItsPlace() throws Exception {
    LockName name = someLock();
    Coordinator second = active();
    LockGrant held = active().tryLock(name, Duration.ZERO).orElseThrow();
    FutureTask<LockGrant> closed = queue(second, name);
    second.close();
    held.close();
    assertThat(active().tryLock(name, SOON)).isPresent();
    assertThatThrownBy(() -> result(closed)).isInstanceOf(ExecutionException.class);
  }
}
