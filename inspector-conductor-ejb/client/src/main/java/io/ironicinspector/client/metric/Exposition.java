package io.ironicinspector.client.metric;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prometheus' text format, version 0.0.4. */
final class Exposition {
  private final StringBuilder text = new StringBuilder();

  void head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help.replace("\\", "\\\\")).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /**
   * One sample.
   *
   * @param labels as {@link #labels} gives them
   */
  void sample(String name, String labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append('{').append(labels).append('}');
    }
    text.append(' ').append(number(value)).append('\n');
  }

  static String labels(List<String> names, List<String> values) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> "%s=\"%s\"".formatted(names.get(i), escaped(values.get(i))))
        .collect(Collectors.joining(","));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.isInfinite(value) ? (value > 0 ? "+Inf" : "-Inf") : Double.toString(value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
