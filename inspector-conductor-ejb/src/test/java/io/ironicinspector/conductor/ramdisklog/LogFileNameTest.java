package io.ironicinspector.conductor.ramdisklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileNameTest {
  private static final LogSource SOURCE =
      new LogSource(
          "11111111-1111-4111-8111-111111111111",
          "10.0.0.5",
          "525400aabb01",
          Instant.parse("2026-11-22T07:39:08.012345Z"));

  @ParameterizedTest
  @CsvSource({
    "{uuid}_{dt:%Y%m%d-%H%M%S.%f}.tar.gz,"
        + " 11111111-1111-4111-8111-111111111111_20261122-073908.012345.tar.gz",
    "{bmc}-{mac}.tgz, 10.0.0.5-525400aabb01.tgz",
    "{{{mac}}}, {525400aabb01}",
    "{dt}, 2026-11-22 07:39:08.012345",
    "day-{dt:%j}, day-326",
  })
  void aFormatIsFilledInAndRecognisesItsOwnNames(String format, String name) {
    LogFileName parsed = LogFileName.parse(format);
    assertThat(parsed.of(SOURCE)).isEqualTo(name);
    assertThat(name).matches(parsed.pattern());
  }

  @ParameterizedTest
  @CsvSource({
    "{host}.tgz, allowed are {uuid}",
    "{uuid, not closed",
    "uuid}, not closed",
    "{dt:%Q}, %Q in its date",
    "logs/{uuid}, without a slash",
    "'', name of a file",
  })
  void whatIsNoFormatIsRefusedWithWhatIsAllowed(String format, String why) {
    assertThatThrownBy(() -> LogFileName.parse(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "a/b", "a\\b", "a\nb", "..", "10.0.0.5;rm"})
  void whatAMachineSaysOfItselfDoesNotLeadOutOfTheDirectory(String bmc) {
    LogSource source = new LogSource("unknown", LogFileName.sanitised(bmc), "m", SOURCE.at());
    assertThat(LogFileName.parse("{bmc}").of(source))
        .matches("[0-9A-Za-z._-]+")
        .doesNotStartWith(".");
  }

  @Test
  void foreignFilesAreNotRecognised() {
    LogFileName parsed = LogFileName.parse("{uuid}_{dt:%Y%m%d-%H%M%S.%f}.tar.gz");
    assertThat("node_2026.tar.gz").doesNotMatch(parsed.pattern());
    assertThat("11111111-1111-4111-8111-111111111111.tar.gz").doesNotMatch(parsed.pattern());
  }
}
