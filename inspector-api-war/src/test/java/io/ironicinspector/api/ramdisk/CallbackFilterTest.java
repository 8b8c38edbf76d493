package io.ironicinspector.api.ramdisk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.Answer;
import io.ironicinspector.api.Description;
import io.ironicinspector.api.ServletCall;
import io.ironicinspector.api.backend.ProxyConfigs;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackFilterTest {
  private static final String CALLBACK = "/v1/continue";

  @ParameterizedTest
  @ValueSource(strings = {"/v1/continue", "/v1/continue/", "//v1//continue"})
  void eachAddressHasItsOwnNumberOfCalls(String path) throws Exception {
    CallbackFilter filter = filter(2, false, false);
    assertThat(new ServletCall(path).through(filter).passed()).isTrue();
    assertThat(new ServletCall(CALLBACK).through(filter).passed()).isTrue();
    ServletCall refused = new ServletCall(path).through(filter);
    assertThat(refused.passed()).isFalse();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.answered("Retry-After")).isEqualTo("31");
    assertThat(refused.body()).contains("\"error\"");
    assertThat(new ServletCall(path).with("getRemoteAddr", "192.0.2.2").through(filter).passed())
        .isTrue();
    assertThat(new ServletCall("/v1").through(filter).passed()).isTrue();
  }

  @Test
  void aTrustedProxyNamesTheAddress() throws Exception {
    CallbackFilter filter = filter(1, false, true);
    for (String client : new String[] {"10.0.0.1", "10.0.0.2"}) {
      ServletCall call = new ServletCall(CALLBACK).header("X-Forwarded-For", "10.9.9.9, " + client);
      assertThat(call.through(filter).passed()).isTrue();
    }
    CallbackFilter direct = filter(1, false, false);
    assertThat(new ServletCall(CALLBACK).header("X-Forwarded-For", "a").through(direct).passed())
        .isTrue();
    assertThat(new ServletCall(CALLBACK).header("X-Forwarded-For", "b").through(direct).passed())
        .isFalse();
  }

  @Test
  void clearTextIsRefusedWhereTlsIsRequired() throws Exception {
    CallbackFilter filter = filter(0, true, true);
    assertThat(new ServletCall(CALLBACK).through(filter).status()).isEqualTo(403);
    assertThat(new ServletCall(CALLBACK).with("isSecure", true).through(filter).passed()).isTrue();
    ServletCall behindProxy = new ServletCall(CALLBACK).header("X-Forwarded-Proto", "https");
    assertThat(behindProxy.through(filter).passed()).isTrue();
    ServletCall liar = new ServletCall(CALLBACK).header("X-Forwarded-Proto", "https");
    assertThat(liar.through(filter(0, true, false)).passed()).isFalse();
  }

  @Test
  void itsAnswersAreDescribed() throws Exception {
    Description description = Description.read();
    CallbackFilter limiting = filter(1, false, false);
    assertThat(new ServletCall(CALLBACK).through(limiting).passed()).isTrue();
    for (CallbackFilter filter : new CallbackFilter[] {limiting, filter(0, true, false)}) {
      Answer refused = Answer.of(new ServletCall(CALLBACK).through(filter));
      assertThat(refused.status()).isIn(403, 503);
      assertThat(description.complaints("post " + CALLBACK, refused)).isEmpty();
    }
  }

  @Test
  void callsAreRefilledEvenly() {
    long[] nanos = {Long.MAX_VALUE - 3};
    RateLimit limit = new RateLimit(60, () -> nanos[0]);
    for (int i = 0; i < 60; i++) {
      assertThat(limit.allows("a")).isTrue();
    }
    assertThat(limit.allows("a")).isFalse();
    nanos[0] += TimeUnit.SECONDS.toNanos(2);
    assertThat(limit.allows("a")).isTrue();
    assertThat(limit.allows("a")).isTrue();
    assertThat(limit.allows("a")).isFalse();
  }

  @Test
  void theAddressThatWasLongestAwayIsForgottenWhereThereAreTooMany() {
    RateLimit limit = new RateLimit(1, () -> 0);
    assertThat(limit.allows("first")).isTrue();
    for (int i = 1; i < 10_000; i++) {
      assertThat(limit.allows("address-" + i)).isTrue();
    }
    // It is remembered, which makes it the latest.
    assertThat(limit.allows("first")).isFalse();
    assertThat(limit.allows("one too many")).isTrue();
    assertThat(limit.allows("first")).isFalse();
    assertThat(limit.allows("address-2")).isFalse();
    assertThat(limit.allows("address-1")).isTrue();
  }

  private static CallbackFilter filter(int perMinute, boolean tls, boolean proxied) {
    CallbackFilter filter = new CallbackFilter();
    filter.use(CallbackConfigs.limiting(perMinute, tls), ProxyConfigs.trusting(proxied));
    return filter;
  }
}
