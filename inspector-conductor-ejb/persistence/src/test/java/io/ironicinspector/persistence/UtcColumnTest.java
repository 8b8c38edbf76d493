package io.ironicinspector.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcColumnTest {
  private final UtcColumn column = new UtcColumn();

  @ParameterizedTest
  @CsvSource({
    "2026-11-22 10:00:00, 2026-11-22T10:00:00Z",
    "2026-11-22 10:00:00.0, 2026-11-22T10:00:00Z",
    "2026-11-22 10:00:00.5, 2026-11-22T10:00:00.5Z",
    "2026-11-22 10:00:00.123456, 2026-11-22T10:00:00.123456Z",
    "2024-02-29 23:59:59.000001, 2024-02-29T23:59:59.000001Z",
  })
  void whatDatabasesPrintIsRead(String stored, Instant instant) {
    assertThat(column.convertToEntityAttribute(stored)).isEqualTo(instant);
    assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(instant)))
        .isEqualTo(instant);
  }

  @Test
  void fullMinuteSurvives() {
    Instant minute = Instant.parse("2026-11-22T10:00:00Z");

    assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(minute)))
        .isEqualTo(minute);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> column.convertToEntityAttribute("yesterday at noon, or so"))
        .isInstanceOf(NumberFormatException.class);
  }
}
