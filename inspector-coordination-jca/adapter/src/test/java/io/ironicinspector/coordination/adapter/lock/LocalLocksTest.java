package io.ironicinspector.coordination.adapter.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
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

  @Test
  void whoTriesDuringAnInspectionGetsTheName() throws Exception {
    Permit inspection = locks.inspect(NAME).orElseThrow();
    var trying = new FutureTask<>(() -> locks.acquire(NAME, Duration.ZERO));
    new Thread(trying, "trying").start();
    await().until(() -> locks.waiting(NAME) == 1);
    inspection.close();
    Permit got = trying.get(10, TimeUnit.SECONDS).orElseThrow();
    assertThat(locks.acquire(NAME, Duration.ZERO)).isEmpty();
    got.close();
    assertThat(locks.size()).isZero();
  }

  @Test
  void aNameThatSomebodyHasIsNotInspected() throws InterruptedException {
    Permit permit = locks.acquire(NAME, Duration.ZERO).orElseThrow();
    assertThat(locks.inspect(NAME)).isEmpty();
    permit.close();
    locks.inspect(NAME).orElseThrow().close();
    assertThat(locks.size()).isZero();
  }
}
