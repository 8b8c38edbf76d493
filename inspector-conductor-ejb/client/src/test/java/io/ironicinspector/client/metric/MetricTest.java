package io.ironicinspector.client.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MetricTest {
  @Test
  void countersAreShownByTheirLabels() {
    Counter counter = new Counter("c_total", "Some\\thing", "a", "b");
    counter.add("x", "q\"\\\n");
    counter.add("w", "1");
    counter.add("w", "1");
    assertThat(text(counter))
        .isEqualTo(
            """
            # HELP c_total Some\\\\thing
            # TYPE c_total counter
            c_total{a="w",b="1"} 2
            c_total{a="x",b="q\\"\\\\\\n"} 1
            """);
    assertThatIllegalArgumentException().isThrownBy(() -> counter.add("one"));
  }

  @Test
  void aCounterWithoutLabelsStartsAtZero() {
    assertThat(text(new Counter("c", "h"))).endsWith("\nc 0\n");
  }

  @Test
  void histogramsAddUp() {
    Histogram histogram = new Histogram("h", "h", new double[] {0.5, 1}, "l");
    histogram.observe(Duration.ofMillis(500), "v");
    histogram.observe(Duration.ofMillis(750), "v");
    histogram.observe(Duration.ofSeconds(2), "v");
    assertThat(text(histogram))
        .endsWith(
            """
            h_bucket{l="v",le="0.5"} 1
            h_bucket{l="v",le="1"} 2
            h_bucket{l="v",le="+Inf"} 3
            h_sum{l="v"} 3.25
            h_count{l="v"} 3
            """);
  }

  @Test
  void gaugesAskWhoKnowsAndHideWhatNobodyKnows() {
    Gauge gauge = new Gauge("g", "h", "state");
    assertThat(text(gauge)).isEmpty();
    gauge.from(() -> Map.of(List.of("b"), 2.5, List.of("a"), 1.0));
    assertThat(text(gauge)).endsWith("g{state=\"a\"} 1\ng{state=\"b\"} 2.5\n");
    gauge.from(
        () -> {
          throw new IllegalStateException("database");
        });
    assertThat(text(gauge)).isEmpty();
  }

  @Test
  void labelsFromOutsideCannotFillTheMemory() {
    Counter counter = new Counter("c", "h", "l");
    for (int i = 0; i < 2 * Series.MAX; i++) {
      counter.add("value" + i);
    }
    assertThat(text(counter).lines()).hasSizeLessThan(Series.MAX + 5);
    assertThat(text(counter)).contains("c{l=\"other\"} " + Series.MAX);
  }

  @Test
  void whatIsGoneIsNotShownForEver() {
    Counter counter = new Counter("c", "h", "l");
    counter.add("gone");
    counter.add("stays");
    counter.keepOnly(Set.of("stays", "new"));
    assertThat(text(counter)).endsWith("\nc{l=\"stays\"} 1\n").doesNotContain("gone");
  }

  @Test
  void whatCountsAsOneIsKept() {
    Counter counter = new Counter("c", "h", "l");
    for (int i = 0; i <= Series.MAX; i++) {
      counter.add("l" + i);
    }
    counter.keepOnly(Set.of("l0"));
    assertThat(text(counter)).endsWith("\nc{l=\"l0\"} 1\nc{l=\"other\"} 1\n");
  }

  @Test
  void aClockThatWasSetBackTakesNothingAway() {
    Histogram histogram = new Histogram("h", "h", new double[] {1});
    histogram.observe(Duration.ofSeconds(-3));
    assertThat(text(histogram)).endsWith("\nh_sum 0\nh_count 1\n");
  }

  @Test
  void allMetricsHaveNamesOfOurOwn() {
    assertThat(Metrics.text().lines().filter(line -> !line.startsWith("#")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("inspector_"));
  }

  private static String text(Metric metric) {
    Exposition out = new Exposition();
    metric.write(out);
    return out.toString();
  }
}
