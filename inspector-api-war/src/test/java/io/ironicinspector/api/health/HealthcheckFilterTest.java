package io.ironicinspector.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ServletCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthcheckFilterTest {
  @TempDir Path folder;

  @Test
  void itIsOffUnlessItIsSwitchedOn() throws Exception {
    assertThat(call().through(filter(false)).passed()).isTrue();
    assertThat(new ServletCall("/v1").with("getMethod", "GET").through(filter(true)).passed())
        .isTrue();
  }

  @Test
  void itAnswersWithNothingOrInJson() throws Exception {
    ServletCall plain = call().through(filter(true));
    assertThat(plain.status()).isEqualTo(200);
    assertThat(plain.body()).isEmpty();
    ServletCall json = call().header("Accept", "application/json").through(filter(true));
    assertThat(json.body()).isEqualTo("{\n    \"detailed\": false,\n    \"reasons\": []\n}");
  }

  @Test
  void detailsAreARepeatedWordAndNothingElse() throws Exception {
    ServletCall plain = call().through(filter(true, true));
    assertThat(plain.body()).isEmpty();
    ServletCall json = call().header("Accept", "application/json").through(filter(true, true));
    assertThat(json.body()).isEqualTo("{\n    \"detailed\": true,\n    \"reasons\": []\n}");
  }

  @Test
  void headIsAnsweredWithoutContent() throws Exception {
    ServletCall head = new ServletCall("/healthcheck").with("getMethod", "HEAD");
    assertThat(head.through(filter(true)).status()).isEqualTo(204);
  }

  @Test
  void aFileSendsRequestsElsewhere() throws Exception {
    Files.createFile(folder.resolve("disabled"));
    ServletCall plain = call().through(filter(true));
    assertThat(plain.status()).isEqualTo(503);
    assertThat(plain.body()).isEqualTo("DISABLED BY FILE");
    ServletCall json = call().header("Accept", "application/json").through(filter(true));
    assertThat(json.body()).contains("\"DISABLED BY FILE\"");
  }

  @Test
  void aFileMayCountForOnePortOnly() throws Exception {
    Files.createFile(folder.resolve("other"));
    assertThat(call().through(filter(true)).status()).isEqualTo(200);
    assertThat(call().with("getLocalPort", 8080).through(filter(true)).status()).isEqualTo(503);
  }

  private static ServletCall call() {
    return new ServletCall("/healthcheck").with("getMethod", "GET");
  }

  private HealthcheckFilter filter(boolean enabled) {
    return filter(enabled, false);
  }

  private HealthcheckFilter filter(boolean enabled, boolean detailed) {
    HealthcheckFilter filter = new HealthcheckFilter();
    filter.use(
        new HealthcheckConfig(
            enabled,
            "/healthcheck",
            detailed,
            Optional.of(folder.resolve("disabled").toString()),
            Optional.of("8080:" + folder.resolve("other"))));
    return filter;
  }
}
