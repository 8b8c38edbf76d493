package io.ironicinspector.benchmark.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted of one service: answers and their times, CPU, time by the clock. For one thread.
 */
public final class Tally {
  private final Samples samples = new Samples();
  private final Map<String, Long> failures = new TreeMap<>();
  private Duration cpu = Duration.ZERO;
  private Duration wall = Duration.ZERO;

  /** What all of them counted. */
  public static Tally sum(Iterable<Tally> parts) {
    var sum = new Tally();
    parts.forEach(sum::add);
    return sum;
  }

  public void success(long nanos) {
    samples.add(nanos);
  }

  /** An answer other than was expected, or none; failures take part in no figure but their own. */
  public void failure(String what) {
    failures.merge(what, 1L, Long::sum);
  }

  public void spent(Duration moreCpu, Duration moreWall) {
    cpu = cpu.plus(moreCpu);
    wall = wall.plus(moreWall);
  }

  public void add(Tally other) {
    samples.addAll(other.samples);
    other.failures.forEach((what, count) -> failures.merge(what, count, Long::sum));
    spent(other.cpu, other.wall);
  }

  public Samples samples() {
    return samples;
  }

  /** How often which. */
  public Map<String, Long> failures() {
    return Map.copyOf(failures);
  }

  public double cpuMillisEach() {
    return cpu.toNanos() / 1e6 / samples.size();
  }

  public double perSecond() {
    return samples.size() * 1e9 / wall.toNanos();
  }
}
