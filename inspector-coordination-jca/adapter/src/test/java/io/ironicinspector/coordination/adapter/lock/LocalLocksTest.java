package io.ironicinspector.coordination.adapter.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LocalLocksTest {
  private static final LockName NAME = new LockName("n");

  private final LocalLocks locks = new LocalLocks();

  @Test
  void namesThatNobodyUsesTakeNoMemory() throws InterruptedException {
    Permit permit = locks.acquire(NAME, Duration.ZERO).orElseThrow();
    assertThat(locks.acquire(NAME, Duration.ofMillis(10))).isEmpty();
    assertThat(locks.size()).isEqualTo(1);
    permit.close();
    permit.close();
    assertThat(locks.size()).isZero();
  }

  @Test
  void namesDoNotExcludeEachOther() throws InterruptedException {
    assertThat(locks.acquire(NAME, Duration.ZERO)).isPresent();
    assertThat(locks.acquire(new LockName("other"), Duration.ZERO)).isPresent();
  }
}
