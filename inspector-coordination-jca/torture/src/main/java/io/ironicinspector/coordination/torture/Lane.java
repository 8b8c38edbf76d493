package io.ironicinspector.coordination.torture;

import io.ironicinspector.coordination.torture.member.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Does one fault after the other, on a thread of its own. */
final class Lane {
  /** Knows how to break and to mend. */
  interface Breaker {
    /** Breaks, waits and mends. */
    void strike(Fault fault, Progress progress) throws InterruptedException;
  }

  /** What is broken at the moment and how often what was. Thread-safe. */
  static final class Progress {
    private final Map<Thread, String> current = new ConcurrentHashMap<>();
    private final Map<Fault, Integer> counts = new ConcurrentHashMap<>();

    void broken(String what) {
      current.put(Thread.currentThread(), what);
    }

    private void mended(Fault fault) {
      current.remove(Thread.currentThread());
      counts.merge(fault, 1, Integer::sum);
    }

    List<String> current() {
      return current.values().stream().sorted().toList();
    }

    Map<Fault, Integer> counts() {
      return Map.copyOf(counts);
    }
  }

  private static final int LONGEST_REST_MILLIS = 1_500;

  private final List<Fault> faults;
  private final Breaker breaker;
  private final Progress progress;
  private final StopSignal stop;
  private final Random random;

  Lane(List<Fault> faults, Breaker breaker, Progress progress, StopSignal stop, Random random) {
    this.faults = List.copyOf(faults);
    this.breaker = breaker;
    this.progress = progress;
    this.stop = stop;
    this.random = random;
  }

  /** Until the time is over; the last fault is mended then. */
  void run(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (!faults.isEmpty() && !stop.isGiven() && System.nanoTime() - deadline < 0) {
      Fault fault = faults.get(random.nextInt(faults.size()));
      breaker.strike(fault, progress);
      progress.mended(fault);
      stop.sleep(Duration.ofMillis(random.nextInt(LONGEST_REST_MILLIS)));
    }
  }
}
