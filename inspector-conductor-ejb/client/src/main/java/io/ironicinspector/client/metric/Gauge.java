package io.ironicinspector.client.metric;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What something is now, by labels. Whoever knows is asked each time. Thread-safe. */
public final class Gauge implements Metric {
  private static final Logger LOG = Logger.getLogger(Gauge.class.getName());

  private final String name;
  private final String help;
  private final List<String> labels;
  private volatile Supplier<Map<List<String>, Double>> source = Map::of;

  Gauge(String name, String help, String... labels) {
    this.name = name;
    this.help = help;
    this.labels = List.of(labels);
  }

  /**
   * Says who knows; the last one is asked. Nothing is shown before, nor if it fails.
   *
   * @param newSource values by the values of the labels; must not block for long
   */
  public void from(Supplier<Map<List<String>, Double>> newSource) {
    source = newSource;
  }

  @Override
  public void write(Exposition out) {
    Map<List<String>, Double> values;
    try {
      values = source.get();
    } catch (RuntimeException e) { // one number less must not hide the others
      LOG.log(Level.FINE, name + " is not known", e);
      values = Map.of();
    }
    if (!values.isEmpty()) {
      out.head(name, "gauge", help);
      values.entrySet().stream()
          .map(entry -> Map.entry(Exposition.labels(labels, entry.getKey()), entry.getValue()))
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> out.sample(name, entry.getKey(), entry.getValue()));
    }
  }
}
