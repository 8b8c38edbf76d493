package io.ironicinspector.client.metric;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Counts, by labels. Thread-safe. */
public final class Counter implements Metric {
  private final String name;
  private final String help;
  private final Series<LongAdder> series;

  Counter(String name, String help, String... labels) {
    this.name = name;
    this.help = help;
    this.series = new Series<>(List.of(labels), LongAdder::new);
    if (labels.length == 0) {
      series.of();
    }
  }

  /** One more, with as many values as there are labels. */
  public void add(String... labelValues) {
    series.of(labelValues).increment();
  }

  /** Forgets the values of all other labels: what they count is gone. */
  public void keepOnly(Set<String> firstLabelValues) {
    series.keepOnly(firstLabelValues);
  }

  @Override
  public void write(Exposition out) {
    out.head(name, "counter", help);
    series.texts().forEach((labels, value) -> out.sample(name, labels, (double) value.sum()));
  }
}
