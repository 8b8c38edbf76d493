package io.ironicinspector.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ServletCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeFilterTest {
  @ParameterizedTest
  @CsvSource({
    "text/plain; charset=utf-8, text/plain; charset=utf-8",
    "application/json, application/json",
    "x, application/json",
    "/, application/json",
    "x; y, application/json",
  })
  void whatIsNoTypeIsReplaced(String sent, String seen) throws Exception {
    ServletCall call =
        new ServletCall("/v1/rules").header("Content-Type", sent).through(new ContentTypeFilter());
    assertThat(call.seen().getHeader("Content-Type")).isEqualTo(seen);
  }
}
