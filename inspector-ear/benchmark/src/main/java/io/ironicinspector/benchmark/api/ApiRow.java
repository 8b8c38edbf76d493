package io.ironicinspector.benchmark.api;

import io.ironicinspector.benchmark.report.Target;
import io.ironicinspector.benchmark.report.Target.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is asked. */
enum ApiRow {
  /** {@code GET /v1/introspection/NODE} of an introspected node. */
  STATUS(20),
  /** {@code GET /v1/introspection} of a thousand. */
  LIST(50),
  /** {@code GET /v1/introspection/NODE/data} of a storage server, 26 KB. */
  DATA(20),
  /** {@code GET /}. */
  ROOT(20),
  /** {@code POST /v1/introspection/NODE}, until the node waits for its ramdisk. */
  START(20);

  private static final double LEAST = 10;

  private final double wanted;

  ApiRow(double wanted) {
    this.wanted = wanted;
  }

  /** As it is called on the command line and in the table. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  Target target() {
    return new Target(label(), Measure.CPU, wanted, LEAST);
  }

  static List<Target> targets() {
    return Arrays.stream(values()).map(ApiRow::target).toList();
  }

  /**
   * @throws IllegalArgumentException that names those that there are
   */
  static ApiRow named(String label) {
    return Arrays.stream(values())
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no row " + label + ", there are " + all()));
  }

  private static String all() {
    return Arrays.stream(values()).map(ApiRow::label).collect(Collectors.joining(", "));
  }
}
