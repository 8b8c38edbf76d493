package io.ironicinspector.conductor;

import io.ironicinspector.client.metric.Metrics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was added to this process's metrics since this was made. */
public final class MetricChanges {
  private final Map<String, Double> before = samples();

  /** By what follows {@code name} in the text: the labels. What did not change is left out. */
  public Map<String, Double> of(String name) {
    Map<String, Double> changes = new TreeMap<>();
    samples()
        .forEach(
            (sample, value) -> {
              double change = value - before.getOrDefault(sample, 0.0);
              if (sample.startsWith(name) && change != 0) {
                changes.put(sample.substring(name.length()), change);
              }
            });
    return changes;
  }

  private static Map<String, Double> samples() {
    return Metrics.text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" (?=[^ ]*$)"))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Double.valueOf(parts[1])));
  }
}
