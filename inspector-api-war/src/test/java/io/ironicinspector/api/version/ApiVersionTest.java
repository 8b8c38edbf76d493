package io.ironicinspector.api.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.18", " 1 . 5 ", "01.05", "1.1_8", "latest", "LATEST"})
  void supportedVersionsAreAccepted(String text) {
    assertThat(ApiVersion.parse(text))
        .hasValueSatisfying(version -> assertThat(version.isSupported()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "1.19, 1.19",
    "2.0, 2.0",
    "0.9, 0.9",
    "-1.0, -1.0",
    "1.-5, 1.-5",
    "01.99999999999999999999, 1.99999999999999999999"
  })
  void versionsOutOfRangeAreRefusedByName(String text, String name) {
    assertThat(ApiVersion.parse(text))
        .hasValueSatisfying(
            version -> {
              assertThat(version.isSupported()).isFalse();
              assertThat(version).hasToString(name);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "a.b", "1.5.", "1.2.3", ".5", "1.x", "1 5"})
  void otherTextsAreMalformed(String text) {
    assertThat(ApiVersion.parse(text)).isEmpty();
  }
}
