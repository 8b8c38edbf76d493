package io.ironicinspector.benchmark.load;

import java.util.Arrays;

/** Durations. For one thread. */
public final class Samples {
  private long[] nanos = new long[1024];
  private int size;

  public void add(long duration) {
    reserve(size + 1);
    nanos[size++] = duration;
  }

  public void addAll(Samples others) {
    reserve(size + others.size);
    System.arraycopy(others.nanos, 0, nanos, size, others.size);
    size += others.size;
  }

  private void reserve(int wanted) {
    if (wanted > nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.max(wanted, nanos.length * 2));
    }
  }

  public int size() {
    return size;
  }

  /**
   * In milliseconds: the smallest duration that at least this part of all do not exceed; NaN if
   * nothing was measured.
   */
  public double quantileMillis(double part) {
    if (size == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(part * size);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }
}
