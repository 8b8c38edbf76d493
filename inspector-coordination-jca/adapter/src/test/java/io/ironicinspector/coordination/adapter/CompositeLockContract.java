package io.ironicinspector.coordination.adapter;

import static io.ironicinspector.coordination.adapter.OpenSessions.result;
import static io.ironicinspector.coordination.adapter.OpenSessions.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockGrants;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.lock.CompositeLocks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Several locks, all or none. */
interface CompositeLockContract extends OpenSessions {
  private static List<LockName> names() {
    String some = UUID.randomUUID().toString();
    return List.of(new LockName(some + "-c"), new LockName(some + "-a"), new LockName(some + "-b"));
  }

  private static Optional<LockGrants> all(Coordinator member, List<LockName> names, Duration wait)
      throws InterruptedException {
    return new CompositeLocks(member::tryLock, Ticker.SYSTEM).tryLockAll(names, wait);
  }

  @Test
  default void allAreTakenInTheOrderOfTheirNamesAndReleasedTogether() throws Exception {
    List<LockName> names = names();
    Coordinator only = active();
    LockGrants grants = all(only, names, Duration.ZERO).orElseThrow();
    assertThat(grants.grants())
        .extracting(LockGrant::name)
        .containsExactly(names.get(1), names.get(2), names.get(0));
    assertThat(grants.isValid()).isTrue();
    grants.close();
    assertThat(grants.isValid()).isFalse();
    assertThat(all(active(), names, Duration.ZERO)).isPresent();
  }

  @Test
  default void ifOneIsHeldNoneIsTaken() throws Exception {
    List<LockName> names = names();
    LockGrant held = active().tryLock(names.get(0), Duration.ZERO).orElseThrow();
    assertThat(all(active(), names, Duration.ofMillis(200))).isEmpty();
    assertThat(active().locks())
        .extracting(HeldLock::name)
        .contains(held.name())
        .doesNotContain(names.get(1), names.get(2));
  }

  @Test
  default void aNameThatIsGivenTwiceCountsOnce() throws Exception {
    LockName name = names().get(0);
    assertThat(all(active(), List.of(name, name), Duration.ZERO).orElseThrow().grants()).hasSize(1);
    assertThatThrownBy(() -> all(active(), List.of(), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void twoWhoWantTheSameInAnotherOrderBothGetThem() throws Exception {
    List<LockName> names = names();
    List<LockName> others = List.of(names.get(2), names.get(1), names.get(0));
    Coordinator first = active();
    Coordinator second = active();
    FutureTask<Integer> one = start(() -> rounds(first, names));
    FutureTask<Integer> two = start(() -> rounds(second, others));
    assertThat(result(one) + result(two)).isEqualTo(20);
  }

  private static int rounds(Coordinator member, List<LockName> names) throws InterruptedException {
    int done = 0;
    while (done < 10) {
      all(member, names, SOON).orElseThrow().close();
      done++;
    }
    return done;
  }
}
