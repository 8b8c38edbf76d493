package io.ironicinspector.coordination.adapter.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.lock.LocalLocks.Permit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Threads that want few names or inspect them, in any order, with and without patience. */
class LocalLocksPropertyTest {
  private static final int INSPECTION = 8;

  private final LocalLocks locks = new LocalLocks();
  private final Map<LockName, AtomicInteger> inside = new ConcurrentHashMap<>();

  @Property(tries = 100)
  void noTwoThreadsEverHaveOneNameAndNothingIsLeft(
      @ForAll @Size(min = 2, max = 5)
          List<@Size(max = 30) List<@IntRange(min = 0, max = INSPECTION) Integer>> scripts)
      throws Exception {
    List<FutureTask<Integer>> threads = new ArrayList<>();
    for (List<Integer> script : scripts) {
      var thread = new FutureTask<>(() -> play(script));
      threads.add(thread);
      new Thread(thread, "local-locks").start();
    }
    for (FutureTask<Integer> thread : threads) {
      assertThat(thread.get(30, TimeUnit.SECONDS)).isNotNegative();
    }
    assertThat(locks.size()).isZero();
  }

  private int play(List<Integer> script) throws InterruptedException {
    int got = 0;
    for (int step : script) {
      var name = new LockName("n" + step % 3);
      Optional<Permit> permit =
          step == INSPECTION
              ? locks.inspect(name)
              : locks.acquire(name, Duration.ofMillis(step / 3));
      if (permit.isPresent()) {
        got++;
        work(name);
        permit.get().close();
      }
    }
    return got;
  }

  private void work(LockName name) {
    AtomicInteger count = inside.computeIfAbsent(name, unused -> new AtomicInteger());
    assertThat(count.incrementAndGet()).isEqualTo(1);
    Thread.onSpinWait();
    assertThat(count.decrementAndGet()).isZero();
  }
}
