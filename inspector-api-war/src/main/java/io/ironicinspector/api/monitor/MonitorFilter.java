package io.ironicinspector.api.monitor;

import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.backend.InspectorConfig;
import io.ironicinspector.api.error.ErrorResponse;
import io.ironicinspector.api.health.Health;
import io.ironicinspector.api.request.RequestPath;
import io.ironicinspector.client.metric.Metrics;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code /health}, {@code /metrics} and {@code /openapi}, for everybody. A filter and not
 * resources: some servers put servlets of their own on these paths, with less in them or on another
 * port, and filters come before servlets.
 */
public class MonitorFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  static final Set<String> PATHS =
      Set.of("/health", "/health/live", "/health/ready", "/health/started", "/metrics", "/openapi");
  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final String JSON = "application/json";

  private transient Backend backend;
  private transient boolean describesApi;

  @Inject
  void use(Backend injected, InspectorConfig config) {
    backend = injected;
    describesApi = config.role().servesApi();
    Metrics.INTROSPECTIONS.from(this::states);
    CoordinationBeans.watch();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RequestPath.of(request);
    boolean ours = PATHS.contains(path) && (describesApi || !path.equals("/openapi"));
    if (!ours) {
      chain.doFilter(request, response);
    } else if (METHODS.contains(request.getMethod())) {
      answer(path, response);
    } else {
      response.setHeader("Allow", "GET, HEAD");
      ErrorResponse.write(
          response,
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          "405 Method Not Allowed: The method is not allowed for the requested URL.");
    }
  }

  private void answer(String path, HttpServletResponse response) throws IOException {
    switch (path) {
      case "/metrics" ->
          send(
              response,
              "text/plain;version=0.0.4;charset=utf-8",
              Metrics.text().getBytes(StandardCharsets.UTF_8));
      case "/openapi" -> send(response, JSON, OpenApi.document());
      case "/health", "/health/ready" -> send(response, Health.ready(backend));
      default -> send(response, Health.live());
    }
  }

  private static void send(HttpServletResponse response, Health health) throws IOException {
    response.setStatus(
        health.up() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    send(response, JSON, health.document());
  }

  private static void send(HttpServletResponse response, String type, byte[] body)
      throws IOException {
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private Map<List<String>, Double> states() {
    return backend.reads().countByState().entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> List.of(entry.getKey().wireName()), entry -> (double) entry.getValue()));
  }
}
