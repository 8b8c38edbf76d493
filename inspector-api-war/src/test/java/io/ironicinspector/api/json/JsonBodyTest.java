package io.ironicinspector.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonBodyTest {
  private static final InputStream ENDLESS =
      new InputStream() {
        @Override
        public int read() {
          throw new AssertionError("there is nothing to read");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
          return read();
        }
      };

  @Test
  void anOfferedUpgradeWithoutABodyIsNotWaitedFor() {
    JsonBody body = JsonBody.of(ENDLESS, headers(Map.of("Upgrade", "h2c")), 100);
    assertThat(body.optionalObject()).isEmpty();
    assertThatThrownBy(body::object)
        .hasMessage("Invalid data: expected a JSON object, got an empty body");
  }

  @Test
  void anOfferedUpgradeWithABodyIsRead() {
    for (String header : new String[] {"Content-Length", "Transfer-Encoding"}) {
      InputStream in = new ByteArrayInputStream("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
      JsonBody body = JsonBody.of(in, headers(Map.of("Upgrade", "h2c", header, "7")), 100);
      assertThat(body.object()).containsKey("a");
    }
  }

  private static HttpHeaders headers(Map<String, String> headers) {
    return (HttpHeaders)
        Proxy.newProxyInstance(
            JsonBodyTest.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class},
            (self, method, arguments) -> headers.get(arguments[0]));
  }
}
