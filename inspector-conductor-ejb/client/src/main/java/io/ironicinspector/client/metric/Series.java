package io.ironicinspector.client.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The values of one metric by its labels' values. Bounded. Thread-safe. */
final class Series<T> {
  /** Beyond that all new ones count as one: labels must not come from callers' texts. */
  static final int MAX = 500;

  private static final String OTHER = "other";

  private final List<String> labels;
  private final Supplier<T> start;
  private final Map<List<String>, T> values = new ConcurrentHashMap<>();

  Series(List<String> labels, Supplier<T> start) {
    this.labels = List.copyOf(labels);
    this.start = start;
  }

  T of(String... labelValues) {
    if (labelValues.length != labels.size()) {
      throw new IllegalArgumentException("labels are " + labels);
    }
    List<String> key = List.of(labelValues);
    T known = values.get(key);
    if (known == null) {
      List<String> bounded =
          values.size() < MAX ? key : labels.stream().map(label -> OTHER).toList();
      known = values.computeIfAbsent(bounded, created -> start.get());
    }
    return known;
  }

  /** Forgets all whose first label has another value, but not what counts as one. */
  void keepOnly(Set<String> firstLabelValues) {
    values
        .keySet()
        .removeIf(key -> !firstLabelValues.contains(key.get(0)) && !key.get(0).equals(OTHER));
  }

  /** By the text that stands between the braces, in order. */
  Map<String, T> texts() {
    Map<String, T> texts = new TreeMap<>();
    values.forEach((key, value) -> texts.put(Exposition.labels(labels, key), value));
    return texts;
  }
}
