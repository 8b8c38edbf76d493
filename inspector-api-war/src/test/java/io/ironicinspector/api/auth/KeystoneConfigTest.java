package io.ironicinspector.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.api.Configs;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class KeystoneConfigTest {
  @Test
  void withoutOptionsTheJdkDecidesWhomToTrust() throws Exception {
    HttpClient client = config(Map.of()).tls().apply(HttpClient.newBuilder()).build();
    assertThat(client.sslContext()).isSameAs(SSLContext.getDefault());
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

  @Test
  void keyIsOfTheSectionToo() {
    KeystoneConfig config = config(Map.of("keystone_authtoken.keyfile", "/none"));
    assertThat(config.tls().keyFile()).contains(Path.of("/none"));
  }

  private static KeystoneConfig config(Map<String, String> options) {
    return new KeystoneConfig(
        Configs.of(options), Optional.empty(), Optional.empty(), Optional.empty(), 300, 5, false);
  }
}
