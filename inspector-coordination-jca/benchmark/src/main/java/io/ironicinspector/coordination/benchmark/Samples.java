package io.ironicinspector.coordination.benchmark;

import java.util.Arrays;

/** Durations of one operation. For one thread. */
final class Samples {
  private final String name;
  private long[] nanos = new long[1024];
  private int size;

  Samples(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = duration;
  }

  /** Forgets what was measured during the warm-up. */
  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** In microseconds. The smallest duration that at least this part of all do not exceed. */
  double quantile(double part) {
    if (size == 0) {
      throw new IllegalStateException(name + ": nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(part * size);
    return sorted[Math.max(rank, 1) - 1] / 1000.0;
  }
}
