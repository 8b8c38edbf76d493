package io.ironicinspector.conductor.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryConfigTest {
  private static HistoryConfig of(Map<String, String> settings) {
    return Configured.of(HistoryConfig.class, settings);
  }

  @Test
  void tenRunsAreRememberedWithAllTheirData() {
    assertThat(of(Map.of()).runs()).isEqualTo(10);
    assertThat(of(Map.of()).unprocessed()).isTrue();
  }

  @Test
  void bothOptionsAreRead() {
    HistoryConfig config =
        of(Map.of("processing.history_runs", "0", "processing.history_unprocessed", "no"));
    assertThat(config.runs()).isZero();
    assertThat(config.unprocessed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "history_runs        | -1   | [processing] history_runs must be",
        "history_runs        | many | [processing] history_runs must be",
        "history_runs        | 1001 | [processing] history_runs must be 1000 at most, was 1001",
        "history_unprocessed | some | [processing] history_unprocessed must be",
      })
  void badValuesNameTheOption(String option, String value, String message) {
    assertThatThrownBy(() -> of(Map.of("processing." + option, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
