package io.ironicinspector.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.benchmark.report.Target.Measure;
import io.ironicinspector.benchmark.report.Target.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetTest {
  private static final Target CPU = new Target("status", Measure.CPU, 20, 10);

  @Test
  void ratiosAreHowManyTimesBetterOursIs() {
    Row row = row("status", 1, 0.1);
    assertThat(row.cpuTimes()).isEqualTo(20);
    assertThat(row.rateTimes()).isEqualTo(10);
    assertThat(row.p50Times()).isEqualTo(4);
  }

  @Test
  void theAimIsMetWhereItIsReachedExactly() {
    assertThat(CPU.judge(List.of(row("status", 1, 0.1)))).isEqualTo(Verdict.MET);
    assertThat(CPU.line(List.of(row("status", 1, 0.1)))).contains("1/20.0", "met");
  }

  @Test
  void aWrongFigureIsJudgedMissed() {
    assertThat(CPU.judge(List.of(row("status", 1, 0.11)))).isEqualTo(Verdict.LEAST_MET);
    assertThat(CPU.judge(List.of(row("status", 1, 0.3)))).isEqualTo(Verdict.MISSED);
    assertThat(CPU.judge(List.of(row("status", 1, Double.NaN)))).isEqualTo(Verdict.MISSED);
    assertThat(CPU.line(List.of(row("status", 1, 0.3)))).endsWith("MISSED");
    Target rate = new Target("status", Measure.RATE, 11, 10.5);
    assertThat(rate.judge(List.of(row("status", 1, 0.1)))).isEqualTo(Verdict.MISSED);
  }

  @Test
  void theWorstRowOfThatNameDecides() {
    List<Row> rows = List.of(row("status", 1, 0.01), row("status", 16, 1), row("list", 1, 2));
    assertThat(CPU.judge(rows)).isEqualTo(Verdict.MISSED);
    List<Row> unknown = List.of(row("status", 1, 0.01), row("status", 16, Double.NaN));
    assertThat(CPU.judge(unknown)).isEqualTo(Verdict.MISSED);
  }

  @Test
  void whatWasNotMeasuredIsNotJudged() {
    assertThat(CPU.concerns(List.of(row("list", 1, 1)))).isFalse();
    assertThatThrownBy(() -> CPU.judge(List.of(row("list", 1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no row status");
  }

  static Row row(String name, int connections, double oursCpuMillis) {
    return new Row(
        name,
        connections,
        Optional.of(new Figures(2, 500, 2, 4, 1000, 0)),
        new Figures(oursCpuMillis, 5000, 0.5, 1, 10_000, 0));
  }
}
