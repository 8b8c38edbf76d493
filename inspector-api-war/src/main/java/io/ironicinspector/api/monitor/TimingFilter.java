package io.ironicinspector.api.monitor;

import io.ironicinspector.api.request.RequestPath;
import io.ironicinspector.client.metric.Metrics;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Measures each request from its first header to the end of its answer, for {@link Metrics}. */
public class TimingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Taken now: when an answer is complete, the server may have reused the request's object.
    Measurement measurement =
        new Measurement(
            METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
            RequestPath.of(request).equals("/v1/continue"),
            System.nanoTime());
    chain.doFilter(request, response);
    if (request.isAsyncStarted()) {
      try {
        request.getAsyncContext().addListener(new Completion(measurement, response));
        return;
      } catch (IllegalStateException e) {
        measurement.end(response); // it was completed at this very moment
        return;
      }
    }
    measurement.end(response);
  }

  private record Measurement(String method, boolean callback, long startNanos) {
    void end(HttpServletResponse response) {
      Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
      String code = String.valueOf(response.getStatus());
      Metrics.REQUESTS.observe(duration, method, code);
      if (callback) {
        Metrics.CALLBACK.observe(duration, code);
      }
    }
  }

  private record Completion(Measurement measurement, HttpServletResponse response)
      implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      measurement.end(response);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
  }
}
