package io.ironicinspector.api.cors;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ServletCall;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsFilterTest {
  private static final String PAGE = "https://console.example.org";

  @Test
  void withoutOriginsNothingIsAdded() throws Exception {
    ServletCall call = request("GET", PAGE).through(filter());
    assertThat(call.passed()).isTrue();
    assertThat(call.answered("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void aKnownPageMayReadTheAnswer() throws Exception {
    ServletCall call = request("GET", PAGE).through(filter("https://other", PAGE));
    assertThat(call.passed()).isTrue();
    assertThat(call.answered("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    assertThat(call.answered("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(call.answered("Vary")).isEqualTo("Origin");
  }

  @Test
  void anUnknownPageGetsTheBareAnswer() throws Exception {
    ServletCall call = request("GET", "https://evil").through(filter(PAGE));
    assertThat(call.passed()).isTrue();
    assertThat(call.answered("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void anyPageMeansNoCredentials() throws Exception {
    ServletCall call = request("GET", PAGE).through(filter("*"));
    assertThat(call.answered("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(call.answered("Access-Control-Allow-Credentials")).isNull();
  }

  @Test
  void thePreflightIsAnsweredHere() throws Exception {
    ServletCall call =
        request("OPTIONS", PAGE)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "x-auth-token, content-type")
            .through(filter(PAGE));
    assertThat(call.passed()).isFalse();
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.answered("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(call.answered("Access-Control-Allow-Headers"))
        .isEqualTo("x-auth-token,content-type");
    assertThat(call.answered("Access-Control-Max-Age")).isEqualTo("3600");
  }

  @ParameterizedTest
  @CsvSource({"TRACE, X-Auth-Token", "GET, X-Evil"})
  void thePreflightOfSomethingForbiddenHasNoHeaders(String method, String header) throws Exception {
    ServletCall call =
        request("OPTIONS", PAGE)
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", header)
            .through(filter(PAGE));
    assertThat(call.passed()).isFalse();
    assertThat(call.answered("Access-Control-Allow-Origin")).isNull();
  }

  @Test
  void anOrdinaryOptionsRequestPasses() throws Exception {
    ServletCall call = request("OPTIONS", PAGE).through(filter(PAGE));
    assertThat(call.passed()).isTrue();
    assertThat(call.answered("Access-Control-Allow-Origin")).isNull();
  }

  private static ServletCall request(String method, String origin) {
    return new ServletCall("/v1").with("getMethod", method).header("Origin", origin);
  }

  private static CorsFilter filter(String... origins) {
    CorsFilter filter = new CorsFilter();
    filter.use(
        new CorsConfig(
            Optional.of(String.join(", ", origins)),
            true,
            Optional.empty(),
            3600,
            List.of("GET", "POST"),
            List.of("X-Auth-Token")));
    return filter;
  }
}
