package io.ironicinspector.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.api.Configs;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeystoneConfigTest {
  @Test
  void withoutOptionsTheJdkDecidesWhomToTrust() {
    HttpClient.Builder builder = HttpClient.newBuilder();
    assertThat(config(Map.of()).tls().apply(builder)).isSameAs(builder);
    assertThat(config(Map.of()).tls().certFile()).isEmpty();
  }

  @Test
  void filesOfTheSectionAreReadWhenTheyAreNeeded() {
    for (String option : new String[] {"cafile", "certfile"}) {
      KeystoneConfig config = config(Map.of("keystone_authtoken." + option, "/none"));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> config.tls().apply(HttpClient.newBuilder()))
          .withMessage("[keystone_authtoken] %s = /none: there is no such file", option);
    }
  }

  private static KeystoneConfig config(Map<String, String> options) {
    return new KeystoneConfig(
        Configs.of(options), Optional.empty(), Optional.empty(), Optional.empty(), 300, 5, false);
  }
}
