package io.ironicinspector.client.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.FakeConductor;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRpcDispatcherTest {
  private final FakeConductor conductor = new FakeConductor();

  @Test
  void everyMethodReachesTheConductorWithItsArguments() {
    String uuid = "{\"uuid\":\"1be26c0b-03f2-4d2e-ae87-c02d7f33c781\"}";
    assertThat(call("do_introspection", "{\"node_id\":\"n\",\"manage_boot\":false,\"token\":null}"))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":null}");
    assertThat(call("do_introspection", "{\"node_id\":\"n\"}")).contains("\"result\":null");
    assertThat(call("do_abort", "{\"node_id\":\"n\",\"token\":\"t\"}")).contains("\"result\":null");
    assertThat(call("do_continue", "{\"data\":{\"a\":1}}")).contains("\"result\":" + uuid);
    assertThat(call("do_resolve", "{\"node_id\":\"name\"}")).contains("\"result\":" + uuid);
    assertThat(call("do_test_rules", "{\"data\":{\"node\":\"n\"}}"))
        .contains("\"result\":{\"node\":\"n\"}");
    assertThat(conductor.calls())
        .containsExactly(
            "introspect n false",
            "introspect n true",
            "abort n",
            "continue {\"a\":1}",
            "resolve name",
            "test {\"node\":\"n\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json                                                       | -32700 | null",
        "{\"jsonrpc                                                      | -32700 | null",
        "``                                                             | -32700 | null",
        "{} {}                                                          | -32700 | null",
        "[]                                                             | -32600 | null",
        "{\"id\":1,\"method\":\"do_abort\",\"params\":{}}               | -32600 | 1",
        "{\"jsonrpc\":\"2.0\",\"method\":\"do_abort\",\"params\":{}}    | -32600 | null",
        "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"params\":{}}               | -32600 | \"x\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"init_host\",\"params\":{}} | -32601 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"do_abort\",\"params\":[]}  | -32602 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"do_abort\",\"params\":{}}  | -32602 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"do_abort\",\"params\":{\"node_id\":5}}"
            + " | -32602 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"do_abort\","
            + "\"params\":{\"node_id\":\"n\",\"force\":true}} | -32602 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"do_introspection\","
            + "\"params\":{\"node_id\":\"n\",\"manage_boot\":\"no\"}} | -32602 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"do_continue\",\"params\":{\"data\":[]}}"
            + " | -32602 | 1",
      })
  void aBadRequestGetsTheCodeOfTheSpecificationAndCallsNothing(String text, int code, String id) {
    assertThat(dispatch(conductor, text))
        .startsWith("{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,".formatted(id, code));
    assertThat(conductor.calls()).isEmpty();
  }

  @Test
  void aConductorFailureKeepsItsKindAndMessage() {
    Conductor failing =
        new FakeConductor(
            new ConductorException(ConductorException.Kind.CONFLICT, "locked \u00fc"));
    assertThat(dispatch(failing, request("do_abort", "{\"node_id\":\"n\"}")))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":-32000,\"message\":\"locked"
                + " \u00fc\",\"data\":{\"kind\":\"CONFLICT\"}}}");
  }

  @Test
  void aDefectIsInternalAndTellsNothing() {
    Conductor broken = new FakeConductor(new IllegalStateException("secret"));
    assertThat(dispatch(broken, request("do_abort", "{\"node_id\":\"n\"}")))
        .contains("Internal server error", "INTERNAL")
        .doesNotContain("secret");
  }

  @Test
  void anUnreadableRequestIsTheCallersMatter() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            throw new IOException("too large");
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> new JsonRpcDispatcher(conductor).dispatch(broken))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("too large");
  }

  private String call(String method, String params) {
    return dispatch(conductor, request(method, params));
  }

  private static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
        .formatted(method, params);
  }

  private static String dispatch(Conductor conductor, String text) {
    return new JsonRpcDispatcher(conductor)
        .dispatch(new StringReader(text))
        .toCompletableFuture()
        .orTimeout(5, TimeUnit.SECONDS)
        .join()
        .toString();
  }
}
