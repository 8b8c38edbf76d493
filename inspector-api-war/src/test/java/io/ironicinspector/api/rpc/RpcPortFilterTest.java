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

  private static RpcPortFilter filter(String host) {
    RpcPortFilter filter = new RpcPortFilter();
    filter.use(JsonRpcConfigs.at(host, 8089));
    return filter;
  }
}
