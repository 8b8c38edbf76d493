package io.ironicinspector.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ServletCall;
import io.ironicinspector.client.metric.Metrics;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Requests are measured once each, with the status that they have in the end. */
class TimingTest {
  private static final String REQUESTS = "inspector_http_request_seconds_count";
  private static final String CALLBACK = "inspector_callback_seconds_count";

  private final Map<String, Integer> before = counts();
  private final RequestIdFilter filter = new RequestIdFilter();

  @Test
  void anAnswerIsCountedByItsMethodAndStatus() throws Exception {
    new ServletCall("/v1/rules").with("getMethod", "DELETE").through(filter);
    assertThat(changed()).containsExactly(REQUESTS + "{method=\"DELETE\",code=\"200\"}");
  }

  @Test
  void aMethodOfTheCallersOwnIsNoLabel() throws Exception {
    new ServletCall("/").with("getMethod", "BREW").through(filter);
    assertThat(changed()).containsExactly(REQUESTS + "{method=\"other\",code=\"200\"}");
  }

  @Test
  void aCallbackIsCountedTwice() throws Exception {
    new ServletCall("/v1/continue").with("getMethod", "POST").through(filter);
    assertThat(changed())
        .containsExactlyInAnyOrder(
            REQUESTS + "{method=\"POST\",code=\"200\"}", CALLBACK + "{code=\"200\"}");
  }

  @Test
  void anAnswerThatComesLaterIsCountedThen() throws Exception {
    List<AsyncListener> listeners = new ArrayList<>();
    asynchronous(listeners::add).through(filter);
    assertThat(changed()).isEmpty();
    assertThat(listeners).hasSize(1);
    listeners.get(0).onTimeout(null);
    listeners.get(0).onError(null);
    assertThat(changed()).isEmpty();
    listeners.get(0).onComplete(null);
    assertThat(changed()).containsExactly(REQUESTS + "{method=\"GET\",code=\"200\"}");
  }

  @Test
  void anAnswerThatWasCompletedAtThatMomentIsCountedAtOnce() throws Exception {
    asynchronous(
            listener -> {
              throw new IllegalStateException("completed");
            })
        .through(filter);
    assertThat(changed()).containsExactly(REQUESTS + "{method=\"GET\",code=\"200\"}");
  }

  private static ServletCall asynchronous(Consumer<AsyncListener> registration) {
    Object context =
        Proxy.newProxyInstance(
            TimingTest.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (self, method, arguments) -> {
              if (method.getName().equals("addListener")) {
                registration.accept((AsyncListener) arguments[0]);
              }
              return null;
            });
    return new ServletCall("/v1/introspection")
        .with("isAsyncStarted", true)
        .with("getAsyncContext", context);
  }

  private List<String> changed() {
    return counts().entrySet().stream()
        .filter(count -> !count.getValue().equals(before.getOrDefault(count.getKey(), 0)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Integer> counts() {
    return Metrics.text()
        .lines()
        .filter(line -> line.startsWith(REQUESTS) || line.startsWith(CALLBACK))
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> Integer.valueOf(parts[1])));
  }
}
