package io.ironicinspector.client.metric;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Durations in seconds, by labels. Thread-safe. */
public final class Histogram implements Metric {
  private static final double NANOS = 1e9;

  private final String name;
  private final String help;
  private final double[] bounds;
  private final Series<Cells> series;

  private static final class Cells {
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    Cells(int bounds) {
      counts =
          IntStream.rangeClosed(0, bounds).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);
    }
  }

  Histogram(String name, String help, double[] bounds, String... labels) {
    this.name = name;
    this.help = help;
    this.bounds = bounds.clone();
    this.series = new Series<>(List.of(labels), () -> new Cells(bounds.length));
    if (labels.length == 0) {
      series.of();
    }
  }

  /** One more, with as many values as there are labels. */
  public void observe(Duration duration, String... labelValues) {
    // Two machines' clocks may make it negative, and a sum must never fall.
    double seconds = Math.max(0, duration.toNanos() / NANOS);
    Cells cells = series.of(labelValues);
    int bucket = 0;
    while (bucket < bounds.length && seconds > bounds[bucket]) {
      bucket++;
    }
    cells.counts[bucket].increment();
    cells.sum.add(seconds);
  }

  @Override
  public void write(Exposition out) {
    out.head(name, "histogram", help);
    series.texts().forEach((labels, cells) -> write(out, labels, cells));
  }

  private void write(Exposition out, String labels, Cells cells) {
    String comma = labels.isEmpty() ? "" : labels + ",";
    long count = 0;
    for (int i = 0; i <= bounds.length; i++) {
      count += cells.counts[i].sum();
      String bound = Exposition.number(i < bounds.length ? bounds[i] : Double.POSITIVE_INFINITY);
      out.sample(name + "_bucket", "%sle=\"%s\"".formatted(comma, bound), (double) count);
    }
    out.sample(name + "_sum", labels, cells.sum.sum());
    out.sample(name + "_count", labels, (double) count);
  }
}
