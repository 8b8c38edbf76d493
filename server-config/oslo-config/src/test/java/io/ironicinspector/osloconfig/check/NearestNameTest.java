package io.ironicinspector.osloconfig.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "timeout, timeout, 0",
    "timout, timeout, 1",
    "tiemout, timeout, 1",
    "timeoutt, timeout, 1",
    "tomeout, timeout, 1",
    "'', abc, 3"
  })
  void slipsAreCounted(String from, String to, int slips) {
    assertThat(NearestName.slips(from, to)).isEqualTo(slips);
  }

  @Test
  void nearestIsFoundIfItIsNear() {
    assertThat(NearestName.of("hosst", Stream.of("port", "host", "user"))).contains("host");
    assertThat(NearestName.of("something", Stream.of("port", "host", "user"))).isEmpty();
  }
}
