package io.ironicinspector.benchmark.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ironicinspector.benchmark.report.Figures;
import io.ironicinspector.benchmark.report.Report;
import io.ironicinspector.benchmark.report.Row;
import io.ironicinspector.benchmark.service.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That it measures both services; what it measures means nothing while tests run. */
@Timeout(1200)
class ApiBenchmarkIT {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(text, true, UTF_8);

  @Test
  void aShortRunMeasuresEveryRowOfBothAndJudgesIt() throws Exception {
    Report report =
        new ApiMeasurement(
                ApiOptions.parse(List.of("--seconds", "1", "--warm-up", "1")), checkout(), stream)
            .run();
    assertThat(report.rows().stream().map(row -> row.name() + " " + row.connections()))
        .containsExactly(
            "status 1",
            "status 16",
            "list 1",
            "list 16",
            "data 1",
            "data 16",
            "root 1",
            "root 16",
            "start 1",
            "start 16");
    assertThat(report.failures()).as(text.toString(UTF_8)).isZero();
    assertThat(report.rows()).allSatisfy(ApiBenchmarkIT::isMeasured);
    assertThat(printed(report)).containsPattern("target: (status|list|data|root|start) ");

    List<Row> wrong = report.rows().stream().map(ApiBenchmarkIT::tenTimesWorseThanPython).toList();
    assertThat(printed(new Report(wrong, report.targets())).lines().filter(this::isTarget))
        .hasSize(5)
        .allMatch(line -> line.endsWith("MISSED"));
  }

  private static void isMeasured(Row row) {
    Figures python = row.python().orElseThrow();
    Figures ours = row.ours();
    assertThat(python.requests()).isPositive();
    assertThat(ours.requests()).isPositive();
    assertThat(ours.p50Millis()).isPositive().isLessThanOrEqualTo(ours.p99Millis());
    assertThat(row.rateTimes())
        .isCloseTo(ours.perSecond() / python.perSecond(), within(1e-9))
        .isPositive();
    // A second is a hundred steps of the kernel's count: a quick row may not have taken any.
    if (ours.cpuMillis() > 0) {
      assertThat(row.cpuTimes()).isCloseTo(python.cpuMillis() / ours.cpuMillis(), within(1e-9));
    }
  }

  private static Row tenTimesWorseThanPython(Row row) {
    Figures python = row.python().orElseThrow();
    var worse =
        new Figures(
            python.cpuMillis() * 10,
            python.perSecond() / 10,
            python.p50Millis() * 10,
            python.p99Millis() * 10,
            python.requests(),
            0);
    return new Row(row.name(), row.connections(), row.python(), worse);
  }

  private boolean isTarget(String line) {
    return line.startsWith("target:");
  }

  private static String printed(Report report) {
    var out = new ByteArrayOutputStream();
    report.print(new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }

  private static Checkout checkout() {
    return Checkout.ofProperty();
  }
}
