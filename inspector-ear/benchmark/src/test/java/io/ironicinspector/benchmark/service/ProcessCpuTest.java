package io.ironicinspector.benchmark.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {
  @Test
  void userAndKernelTimeAreAddedWhateverTheProgramIsCalled() {
    String stat =
        "4711 (a) b (c) S 1 4711 4711 0 -1 4194560 1001 2002 3 4 150 25 7 8 20 0 30 0 123 456 789";
    assertThat(ProcessCpu.parse(stat)).isEqualTo(Duration.ofMillis(1750));
  }

  @Test
  void thisProcessHasTakenSome() {
    assertThat(ProcessCpu.of(ProcessHandle.current().pid())).isPositive();
  }

  @Test
  void aProcessThatIsGoneIsSaid() {
    assertThatThrownBy(() -> ProcessCpu.of(Integer.MAX_VALUE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("process 2147483647 is gone");
  }
}
