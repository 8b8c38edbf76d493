package io.ironicinspector.benchmark.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.benchmark.service.JvmMemory;
import io.ironicinspector.benchmark.service.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntrospectionOptionsTest {
  @Test
  void withoutArgumentsBothAreMeasured() {
    IntrospectionOptions options = IntrospectionOptions.parse(List.of());
    assertThat(options.sides()).containsExactly(Side.PYTHON, Side.OURS);
    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.slice()).isEqualTo(Duration.ofSeconds(12));
    assertThat(options.warmUp()).isEqualTo(Duration.ofMinutes(1));
    assertThat(options.callbacks()).isEmpty();
  }

  @Test
  void memoryIsOnlyOfInterestWithOurs() {
    IntrospectionOptions options = IntrospectionOptions.parse(List.of("--callbacks", "100000"));
    assertThat(options.callbacks()).hasValue(100_000);
    assertThat(options.sides()).containsExactly(Side.OURS);
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    refused("must be a number from 20 to 10000000, was 19", "--callbacks", "19");
    refused("--json needs a value", "--json");
    refused("unknown argument 100000", "100000");
  }

  private static void refused(String why, String... arguments) {
    assertThatThrownBy(() -> IntrospectionOptions.parse(List.of(arguments)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void growthIsTheDifference() {
    String line =
        MemoryCheck.growth(
            new JvmMemory(51_200, 102_400, 307_200),
            new JvmMemory(52_224, 102_400, 304_128),
            10,
            100,
            2);
    assertThat(line)
        .isEqualTo(
            "growth from 10 to 100 callbacks: heap +1.0 MiB, metaspace +0.0 MiB, resident -3.0 MiB;"
                + " failed: 2");
  }
}
