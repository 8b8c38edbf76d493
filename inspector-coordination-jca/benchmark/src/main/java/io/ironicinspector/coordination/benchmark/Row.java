package io.ironicinspector.coordination.benchmark;

import java.util.Locale;

/**
 * A line of the result.
 *
 * @param ratio of the median to that of the bare transaction
 * @param p99Ratio of the 99th percentile to that of the bare transaction
 */
record Row(String name, double medianMicros, double p99Micros, double ratio, double p99Ratio) {
  static Row of(Samples samples, Samples bare) {
    double median = samples.quantile(0.5);
    double p99 = samples.quantile(0.99);
    return new Row(
        samples.name(), median, p99, median / bare.quantile(0.5), p99 / bare.quantile(0.99));
  }

  static String header() {
    return String.format(
        "%-28s %12s %12s %10s %10s", "", "median us", "p99 us", "x median", "x p99");
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-28s %12.1f %12.1f %10s %10s",
        name,
        medianMicros,
        p99Micros,
        times(ratio),
        times(p99Ratio));
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 0.01 ? "%.6f" : "%.2f", ratio);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"name\": \"%s\", \"median_us\": %.3f, \"p99_us\": %.3f, \"ratio\": %.6f}",
        name,
        medianMicros,
        p99Micros,
        ratio);
  }
}
