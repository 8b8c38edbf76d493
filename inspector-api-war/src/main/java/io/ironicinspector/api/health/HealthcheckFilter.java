package io.ironicinspector.api.health;

import io.ironicinspector.api.request.RequestPath;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * oslo.middleware's {@code /healthcheck}, for any method: whether requests should come here. Off by
 * default. {@code /health} says more.
 */
public class HealthcheckFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String REASON = "DISABLED BY FILE";

  private transient HealthcheckConfig config;

  @Inject
  void use(HealthcheckConfig injected) {
    config = injected;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (config.enabled() && RequestPath.of(request).equals(config.path())) {
      answer(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean disabled = config.isDisabled(request.getLocalPort());
    if (!disabled && "HEAD".equals(request.getMethod())) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    String accept = request.getHeader("Accept");
    boolean json = accept != null && accept.contains("application/json");
    byte[] body = (json ? json(disabled) : disabled ? REASON : "").getBytes(StandardCharsets.UTF_8);
    response.setStatus(
        disabled ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK);
    response.setContentType(json ? "application/json" : "text/plain;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private String json(boolean disabled) {
    return """
    {
        "detailed": %s,
        "reasons": [%s]
    }\
    """
        .formatted(config.detailed(), disabled ? "\n        \"" + REASON + "\"\n    " : "");
  }
}
