package io.ironicinspector.client.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names, types and labels are what operators' dashboards are made of: all of them stand here. */
class MetricsTest {
  private static final List<String> CATALOGUE =
      List.of(
          "inspector_introspections gauge state",
          "inspector_introspections_total counter result,reason",
          "inspector_introspections_duration_seconds histogram phase",
          "inspector_callback_seconds histogram code",
          "inspector_hook_seconds histogram hook",
          "inspector_rule_hits_total counter rule",
          "inspector_ironic_requests_seconds histogram op,code",
          "inspector_leader gauge ",
          "inspector_lease_ttl_seconds gauge ",
          "inspector_locks_held gauge ",
          "inspector_fenced_writes_total counter ",
          "inspector_queue_depth gauge ",
          "inspector_http_request_seconds histogram method,code");

  private static final Path GUIDE = Path.of("../../inspector-api-war/MONITORING.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(inspector_\\w+)` \\| (\\w+) \\| ([^|]*) \\|", Pattern.MULTILINE);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  @Test
  void theCatalogueIsWhole() {
    fill();
    assertThat(shown()).isEqualTo(CATALOGUE);
  }

  @Test
  void theGuideDescribesEachOfThem() throws IOException {
    assertThat(ROW.matcher(Files.readString(GUIDE)).results())
        .extracting(
            (MatchResult row) ->
                "%s %s %s"
                    .formatted(row.group(1), row.group(2), row.group(3).replaceAll("[` ]", "")))
        .containsExactlyElementsOf(CATALOGUE);
  }

  /** Without a sample no labels are shown, and of gauges nothing. */
  private static void fill() {
    Metrics.INTROSPECTIONS.from(() -> Map.of(List.of("any"), 1.0));
    Metrics.ENDED.add("any", "any");
    Metrics.DURATION.observe(Duration.ZERO, "any");
    Metrics.CALLBACK.observe(Duration.ZERO, "any");
    Metrics.HOOK.observe(Duration.ZERO, "any");
    Metrics.RULE_HITS.add("any");
    Metrics.IRONIC.observe(Duration.ZERO, "any", "any");
    for (Gauge single :
        List.of(Metrics.LEADER, Metrics.LEASE_TTL, Metrics.LOCKS_HELD, Metrics.QUEUE_DEPTH)) {
      single.from(() -> Map.of(List.of(), 1.0));
    }
    Metrics.REQUESTS.observe(Duration.ZERO, "any", "any");
  }

  private static List<String> shown() {
    List<String> shown = new ArrayList<>();
    List<String> lines = Metrics.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("# TYPE ")) {
        shown.add(lines.get(i).substring("# TYPE ".length()) + " " + labels(lines.get(i + 1)));
      }
    }
    return shown;
  }

  private static String labels(String sample) {
    return LABEL
        .matcher(sample)
        .results()
        .map(label -> label.group(1))
        .filter(label -> !label.equals("le")) // the buckets' own
        .collect(Collectors.joining(","));
  }
}
