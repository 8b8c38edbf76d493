package io.ironicinspector.micro.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @Test
  void tlsMakesItHttps() {
    assertThat(
            listen(Map.of("DEFAULT.listen_address", "127.0.0.1", "DEFAULT.use_ssl", "yes")).url())
        .isEqualTo("https://127.0.0.1:5050");
  }

  @Test
  void conductorListensWhereItIsCalledByRpc() {
    Map<String, String> options =
        Map.of(
            "DEFAULT.listen_address", "127.0.0.1",
            "DEFAULT.listen_port", "5051",
            "DEFAULT.use_ssl", "true",
            "json_rpc.host_ip", "127.0.0.2",
            "json_rpc.port", "8090");
    assertThat(listen(Role.CONDUCTOR, options).url()).isEqualTo("http://127.0.0.2:8090");
    assertThat(listen(Role.API, options).url()).isEqualTo("https://127.0.0.1:5051");
    assertThat(listen(Role.ALL, options).url()).isEqualTo("https://127.0.0.1:5051");
    Map<String, String> secure = Map.of("json_rpc.host_ip", "127.0.0.2", "json_rpc.use_ssl", "on");
    assertThat(listen(Role.CONDUCTOR, secure).url()).isEqualTo("https://127.0.0.2:8089");
  }

  @Test
  void conductorNeverListensWhereTheApiDoesUnlessItIsTold() {
    ListenAddress listen =
        listen(
            Role.CONDUCTOR,
            Map.of("DEFAULT.listen_address", "127.0.0.1", "DEFAULT.listen_port", "5051"));
    assertThat(listen.address().isAnyLocalAddress()).isTrue();
    assertThat(listen.port()).isEqualTo(8089);
  }

  @ParameterizedTest
  @CsvSource({
    "API, DEFAULT.listen_address, [DEFAULT] listen_address",
    "CONDUCTOR, json_rpc.host_ip, [json_rpc] host_ip"
  })
  void whatIsNoAddressIsBlamedOnItsOwnOption(Role role, String key, String option) {
    assertThatThrownBy(() -> listen(role, Map.of(key, "1::2::3")))
        .isInstanceOf(StartFailure.class)
        .hasMessage(option + " = 1::2::3 is not an address of this machine");
  }

  @Test
  void unixSocketIsRefused() {
    assertThatThrownBy(() -> listen(Map.of("DEFAULT.listen_unix_socket", "/run/inspector")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("is not built in");
  }

  @Test
  void portInUseIsRefusedAndFreeAgainAfterwards() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    ListenAddress listen;
    try (ServerSocket taken = new ServerSocket(0, 1, loopback)) {
      String port = String.valueOf(taken.getLocalPort());
      listen =
          listen(Role.CONDUCTOR, Map.of("json_rpc.host_ip", "127.0.0.1", "json_rpc.port", port));
      assertThatThrownBy(listen::checkFree)
          .isInstanceOf(StartFailure.class)
          .hasMessageStartingWith("cannot listen on 127.0.0.1:" + port)
          .hasMessageEndingWith("; see [json_rpc] host_ip and port");
    }
    assertThatCode(listen::checkFree).doesNotThrowAnyException();
  }

  private static ListenAddress listen(Map<String, String> options) {
    return listen(Role.ALL, options);
  }

  private static ListenAddress listen(Role role, Map<String, String> options) {
    return ListenAddress.of(role, Settings.read(List.of(), options));
  }
}
