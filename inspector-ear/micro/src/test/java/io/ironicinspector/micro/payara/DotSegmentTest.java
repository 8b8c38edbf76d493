package io.ironicinspector.micro.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.util.RequestURIRef;
import org.glassfish.grizzly.memory.Buffers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotSegmentTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/rules/., /v1/rules/./, /v1/rules/",
    "/v1/rules/.., /v1/rules/../, /v1/",
    "/., /./, /",
    "/%C3%BC/.., /%C3%BC/../, /",
    "/v1/rules/%2E%2E, /v1/rules/%2E%2E, /v1/",
    "/v1/rules/a., /v1/rules/a., /v1/rules/a.",
    "/, /, /"
  })
  void pathThatEndsInOneIsEnded(String sent, String seen, String normalized) throws Exception {
    HttpRequestPacket request =
        HttpRequestPacket.builder().method("GET").uri("/").protocol("HTTP/1.1").build();
    RequestURIRef uri = request.getRequestURIRef();
    byte[] bytes = sent.getBytes(StandardCharsets.US_ASCII);
    uri.init(Buffers.wrap(null, bytes), 0, bytes.length); // as a connection brings it
    DotSegment.close(request);
    assertThat(request.getRequestURI()).isEqualTo(seen);
    assertThat(uri.getDecodedURI()).isEqualTo(normalized);
  }
}
