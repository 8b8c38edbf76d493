package io.ironicinspector.api.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ServletCall;
import io.ironicinspector.api.backend.JsonRpcConfigs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpcPortFilterTest {
  @ParameterizedTest
  @CsvSource({
    "8089, /rpc, true",
    "5050, /rpc, false",
    "5050, //rpc/, false",
    "8089, /health, true",
    "5050, /health, true",
    "5050, /rpc/more, true"
  })
  void callsAreAnsweredOnOnePortAndAllElseOnEach(int port, String path, boolean passes)
      throws Exception {
    ServletCall call =
        new ServletCall(path).with("getLocalPort", port).through(filter("192.0.2.9"));
    assertThat(call.passed()).isEqualTo(passes);
    assertThat(call.status()).isEqualTo(passes ? 200 : 404);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "localhost, 0:0:0:0:0:0:0:1, true",
    "::1, 192.0.2.9, false",
    "127.0.1.1, 192.0.2.9, false",
    "0:0:0:0:0:0:0:1, 192.0.2.9, false",
    "127.0.0.1, , false",
    "::, 192.0.2.9, true",
    "192.0.2.9, 192.0.2.9, true"
  })
  void whatIsForLoopbackIsAnsweredThereAlone(String host, String address, boolean passes)
      throws Exception {
    ServletCall call =
        new ServletCall("/rpc").with("getLocalPort", 8089).with("getLocalAddr", address);
    assertThat(call.through(filter(host)).passed()).isEqualTo(passes);
  }

  private static RpcPortFilter filter(String host) {
    RpcPortFilter filter = new RpcPortFilter();
    filter.use(JsonRpcConfigs.at(host, 8089));
    return filter;
  }
}
