package io.ironicinspector.benchmark.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JvmMemoryTest {
  private static final String STATUS = "Name:\tjava\nVmPeak:\t 900000 kB\nVmRSS:\t  265432 kB\n";

  @Test
  void bothGenerationsAreTheHeap() {
    String info =
        """
        4711:
         def new generation   total 29504K, used 1000K [0x1, 0x2, 0x3)
          eden space 26240K,  10% used [0x1, 0x2, 0x3)
         tenured generation   total 65536K, used 40000K [0x1, 0x2, 0x3)
           the space 65536K,  63% used [0x1, 0x2, 0x3, 0x4)
         Metaspace       used 90000K, committed 91000K, reserved 1179648K
          class space    used 11000K, committed 12000K, reserved 1048576K
        """;
    assertThat(JvmMemory.parse(info, STATUS)).isEqualTo(new JvmMemory(41_000, 90_000, 265_432));
  }

  @Test
  void aHeapOfRegionsIsOne() {
    String info =
        """
        4711:
         garbage-first heap   total 262144K, used 50000K [0x1, 0x2)
          region size 1024K, 12 young (12288K), 0 survivors (0K)
         Metaspace       used 90000K, committed 91000K, reserved 1179648K
        """;
    assertThat(JvmMemory.parse(info, STATUS).heapKb()).isEqualTo(50_000);
  }

  @Test
  void anAnswerThatHasItNotIsSaid() {
    assertThatThrownBy(() -> JvmMemory.parse("4711:\nnothing", STATUS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing");
  }
}
