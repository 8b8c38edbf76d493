package io.ironicinspector.api.request;

import io.ironicinspector.client.metric.Metrics;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;

/**
 * Measures one request from its first header to the end of its answer, for {@link Metrics}. What is
 * said of the request is taken at its begin: when an answer is complete, the server may have reused
 * the request's object.
 *
 * @param callback whether a ramdisk waits
 */
record Timing(String method, boolean callback, long startNanos) {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS");

  /** A request begins. */
  static Timing begin(HttpServletRequest request) {
    String method = request.getMethod();
    return new Timing(
        METHODS.contains(method) ? method : "other",
        method.equals("POST") && RequestPath.of(request).equals("/v1/continue"),
        System.nanoTime());
  }

  /** The request is answered, or will be when its asynchronous part is complete. */
  void end(HttpServletRequest request, HttpServletResponse response) {
    if (request.isAsyncStarted()) {
      try {
        request.getAsyncContext().addListener(new Completion(this, response));
        return;
      } catch (IllegalStateException completed) { // at this very moment
        measure(response);
        return;
      }
    }
    measure(response);
  }

  private void measure(HttpServletResponse response) {
    Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
    String code = String.valueOf(response.getStatus());
    Metrics.REQUESTS.observe(duration, method, code);
    if (callback) {
      Metrics.CALLBACK.observe(duration, code);
    }
  }

  private record Completion(Timing timing, HttpServletResponse response) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      timing.measure(response);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
