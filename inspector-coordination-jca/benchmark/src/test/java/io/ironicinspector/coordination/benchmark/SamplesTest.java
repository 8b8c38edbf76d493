package io.ironicinspector.coordination.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {
  private final Samples samples = new Samples("x");

  @Test
  void quantilesAreOfWhatWasMeasured() {
    for (int i = 2000; i >= 1; i--) {
      samples.add(i * 1000L);
    }
    assertThat(samples.size()).isEqualTo(2000);
    assertThat(samples.quantile(0.5)).isEqualTo(1000);
    assertThat(samples.quantile(0.99)).isEqualTo(1980);
    assertThat(samples.quantile(1)).isEqualTo(2000);
    assertThat(samples.quantile(0)).isEqualTo(1);
  }

  @Test
  void theWarmUpIsForgotten() {
    samples.add(1);
    samples.clear();
    assertThatThrownBy(() -> samples.quantile(0.5)).isInstanceOf(IllegalStateException.class);
    samples.add(3000);
    assertThat(samples.quantile(0.99)).isEqualTo(3);
  }

  @Test
  void rowsAreRatiosToTheBareTransaction() {
    var bare = new Samples("bare transaction");
    bare.add(2_000_000);
    samples.add(3_000_000);
    Row row = Row.of(samples, bare);
    assertThat(row.json())
        .isEqualTo(
            "{\"name\": \"x\", \"median_us\": 3000.000, \"p99_us\": 3000.000, \"ratio\": 1.500000}");
    assertThat(row.toString()).contains("3000.0").contains("1.50");
  }
}
