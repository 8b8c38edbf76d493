package io.ironicinspector.micro.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.micro.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @Test
  void defaultsAreUpstreams() {
    ListenAddress listen = listen(Map.of());
    assertThat(listen.address().isAnyLocalAddress()).isTrue();
    assertThat(listen.port()).isEqualTo(5050);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:5050",
    "::1, http://[0:0:0:0:0:0:0:1]:5050",
    "0.0.0.0, http://127.0.0.1:5050"
  })
  void urlReachesTheService(String address, String url) {
    assertThat(listen(Map.of("DEFAULT.listen_address", address)).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "http", "-1"})
  void wrongPortIsRefused(String port) {
    assertThatThrownBy(() -> listen(Map.of("DEFAULT.listen_port", port)))
        .isInstanceOf(StartFailure.class)
        .hasMessage("[DEFAULT] listen_port = " + port + ": allowed are 1 to 65535");
  }

  @ParameterizedTest
  @CsvSource({"DEFAULT.use_ssl, true", "DEFAULT.listen_unix_socket, /run/inspector"})
  void otherWaysToListenAreRefused(String key, String value) {
    assertThatThrownBy(() -> listen(Map.of(key, value)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("is not built in");
  }

  @Test
  void portInUseIsRefusedAndFreeAgainAfterwards() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ListenAddress listen;
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      listen = new ListenAddress(loopback, taken.getLocalPort());
      assertThatThrownBy(listen::checkFree)
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
    assertThatCode(listen::checkFree).doesNotThrowAnyException();
  }

  private static ListenAddress listen(Map<String, String> options) {
    return ListenAddress.of(new Settings(new Properties(), Map.of(), options));
  }
}
