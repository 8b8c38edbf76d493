package io.ironicinspector.benchmark.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void numbersAndRanges() {
    assertThat(Cores.parse("0")).containsExactly(0);
    assertThat(Cores.parse("0-2,5,8-9")).containsExactly(0, 1, 2, 5, 8, 9);
  }

  @Test
  void asManyAsTheJvmSees() {
    assertThat(Cores.allowed())
        .hasSizeGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors());
  }
}
