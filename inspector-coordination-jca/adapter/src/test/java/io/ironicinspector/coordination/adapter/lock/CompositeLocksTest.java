package io.ironicinspector.coordination.adapter.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.FakeTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompositeLocksTest {
  private static final LockName FIRST = new LockName("a");
  private static final LockName LAST = new LockName("b");
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final FakeTicker ticker = new FakeTicker();
  private final List<Grant> given = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();

  private Optional<LockGrant> give(LockName name, Duration wait) {
    waits.add(wait);
    ticker.advance(Duration.ofSeconds(3));
    var grant = new Grant(name, given.size(), "test", new FakeBacking(), Runnable::run);
    given.add(grant);
    return Optional.of(grant);
  }

  @Test
  void theTimeIsForAllOfThemTogether() throws InterruptedException {
    assertThat(new CompositeLocks(this::give, ticker).tryLockAll(List.of(LAST, FIRST), WAIT))
        .isPresent();
    assertThat(waits).containsExactly(WAIT, Duration.ofSeconds(7));
    assertThat(given).extracting(Grant::name).containsExactly(FIRST, LAST);
  }

  @Test
  void aFailureGivesTheOthersBack() {
    Locks failing =
        (name, wait) -> {
          if (name.equals(LAST)) {
            throw new CoordinationUnavailableException("silent");
          }
          return give(name, wait);
        };
    assertThatThrownBy(
            () -> new CompositeLocks(failing, ticker).tryLockAll(List.of(FIRST, LAST), WAIT))
        .isInstanceOf(CoordinationUnavailableException.class);
    assertThat(given).singleElement().matches(Grant::isOver);
  }

  @Test
  void oneThatIsLostBeforeTheLastIsThereMakesNone() {
    Locks losing =
        (name, wait) -> {
          given.forEach(Grant::lost);
          return give(name, wait);
        };
    assertThatThrownBy(
            () -> new CompositeLocks(losing, ticker).tryLockAll(List.of(FIRST, LAST), WAIT))
        .isInstanceOf(CoordinationUnavailableException.class)
        .hasMessageContaining("[a, b]");
    assertThat(given).hasSize(2).allMatch(Grant::isOver);
  }
}
