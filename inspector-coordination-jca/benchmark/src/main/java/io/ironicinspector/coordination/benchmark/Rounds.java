package io.ironicinspector.coordination.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Does each step in every round, so that all of them meet the same etcd, in an order drawn anew, so
 * that none always comes after the same. The quick ones are done some times in a row: else what is
 * measured is how much of them the others have pushed out of the processor's caches.
 */
final class Rounds {
  static final int ROW = 10;

  private final List<Step> steps = new ArrayList<>();
  private final List<Samples> samples = new ArrayList<>();
  private final Random random = new Random(1);

  void add(Step step, Samples... measured) {
    steps.add(step);
    samples.addAll(List.of(measured));
  }

  /** Something quick; taking and releasing are two times. */
  void addRow(Step step, Samples... measured) {
    add(
        () -> {
          for (int i = 0; i < ROW; i++) {
            step.run();
          }
        },
        measured);
  }

  /** The warm-up is done alike, and forgotten. */
  void run(int warmUp, int rounds) throws InterruptedException {
    repeat(warmUp);
    samples.forEach(Samples::clear);
    repeat(rounds);
  }

  private void repeat(int rounds) throws InterruptedException {
    List<Step> order = new ArrayList<>(steps);
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (Step step : order) {
        step.run();
      }
    }
  }

  List<Samples> samples() {
    return List.copyOf(samples);
  }

  /** One operation, which measures itself. */
  @FunctionalInterface
  interface Step {
    void run() throws InterruptedException;

    /** Measures an operation that does not. */
    static Step timed(Samples samples, Step operation) {
      return () -> {
        long begin = System.nanoTime();
        operation.run();
        samples.add(System.nanoTime() - begin);
      };
    }
  }
}
