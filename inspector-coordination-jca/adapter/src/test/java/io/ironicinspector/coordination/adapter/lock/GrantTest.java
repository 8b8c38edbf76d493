package io.ironicinspector.coordination.adapter.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.LockName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantTest {
  private final FakeBacking backing = new FakeBacking();
  private final List<Runnable> undelivered = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Grant grant = new Grant(new LockName("n"), 42, "test", backing, undelivered::add);

  private void deliver() {
    List.copyOf(undelivered).forEach(Runnable::run);
    undelivered.clear();
  }

  @Test
  void isReleasedOnce() {
    grant.close();
    grant.close();
    assertThat(backing.ends()).containsExactly("released");
    assertThat(grant.isValid()).isFalse();
    assertThat(grant.lost()).isFalse();
  }

  @Test
  void isLostOnceAndIsNotReleasedThen() {
    grant.onLost(() -> heard.add("lost"));
    assertThat(grant.lost()).isTrue();
    assertThat(grant.lost()).isFalse();
    deliver();
    grant.close();
    assertThat(heard).containsExactly("lost");
    assertThat(backing.ends()).containsExactly("lost");
  }

  @Test
  void whoClosesBeforeTheNewsArriveDoesNotHearThem() {
    grant.onLost(() -> heard.add("lost"));
    grant.lost();
    grant.close();
    deliver();
    assertThat(heard).isEmpty();
  }

  @Test
  void isNotValidWhileTheSessionIsInDoubtAndThenAgain() {
    backing.active(false);
    assertThat(grant.isValid()).isFalse();
    assertThat(grant.remaining()).isZero();
    backing.active(true);
    assertThat(grant.isValid()).isTrue();
    assertThat(grant.remaining()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aConfirmationThatFailsIsALoss() {
    grant.onLost(() -> heard.add("lost"));
    assertThat(grant.confirm()).isTrue();
    backing.goes();
    assertThat(grant.confirm()).isFalse();
    deliver();
    assertThat(heard).containsExactly("lost");
    assertThat(grant.confirm()).isFalse();
  }
}
