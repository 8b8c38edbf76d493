package io.ironicinspector.benchmark.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.benchmark.report.Target.Measure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final List<Target> TARGETS =
      List.of(new Target("status", Measure.CPU, 20, 10), new Target("list", Measure.RATE, 50, 20));

  @Test
  void aLineHasTheFiguresOfBothAndTheirRatios() {
    String text = printed(new Report(List.of(TargetTest.row("status", 16, 0.1)), TARGETS));
    assertThat(text.lines().toList().get(2).trim().split(" +"))
        .containsExactly(
            "status", "16", "2.00", "0.100", "1/20.0", "500", "5000", "10.0x", "2.00", "0.500",
            "4.00", "1.00");
    assertThat(text)
        .contains("target: status         CPU of each  1/20.0")
        .doesNotContain("target: list", "failed:");
  }

  @Test
  void withoutPythonNothingIsCompared() {
    Row row = new Row("status", 1, Optional.empty(), new Figures(1, 2, 3, 4, 5, 0));
    assertThat(printed(new Report(List.of(row), TARGETS)))
        .contains("not judged without Python")
        .doesNotContain("NaN", "met");
    assertThat(row.json()).contains("\"python\": null").contains("\"cpu_ratio\": null");
  }

  @Test
  void failuresAreSaid() {
    Figures failed = new Figures(1, 2, 3, 4, 50, 6);
    var report = new Report(List.of(new Row("data", 1, Optional.of(failed), failed)), TARGETS);
    assertThat(printed(report))
        .contains("failed: Python, data on 1: 6 beside 50 that succeeded")
        .contains("failed: ours, data on 1: 6 beside 50 that succeeded");
    assertThat(report.failures()).isEqualTo(6);
  }

  @Test
  void machinesGetOneObjectPerRow(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("figures.json");
    new Report(List.of(TargetTest.row("status", 16, 0.1)), TARGETS).write(file);
    assertThat(Files.readString(file))
        .isEqualTo(
            "[\n  {\"name\": \"status\", \"connections\": 16, \"python\": {\"cpu_ms\": 2.0000,"
                + " \"per_second\": 500.0000, \"p50_ms\": 2.0000, \"p99_ms\": 4.0000,"
                + " \"requests\": 1000, \"failures\": 0}, \"ours\": {\"cpu_ms\": 0.1000,"
                + " \"per_second\": 5000.0000, \"p50_ms\": 0.5000, \"p99_ms\": 1.0000,"
                + " \"requests\": 10000, \"failures\": 0}, \"cpu_ratio\": 20.0000,"
                + " \"rate_ratio\": 10.0000, \"p50_ratio\": 4.0000}\n]\n");
  }

  private static String printed(Report report) {
    var out = new ByteArrayOutputStream();
    report.print(new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8);
  }
}
