package io.ironicinspector.api.ramdisk;

import io.ironicinspector.api.backend.ProxyConfig;
import io.ironicinspector.api.error.ErrorResponse;
import io.ironicinspector.api.request.RequestPath;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Optional;

/**
 * Protects the one endpoint that anybody on the network may send data to. Too many requests are a
 * 503 and not a 429: ramdisks try again after the one and give up after the other.
 */
public class CallbackFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private transient RateLimit limit;
  private transient CallbackConfig config;
  private transient boolean proxied;

  @Inject
  void use(CallbackConfig injected, ProxyConfig proxy) {
    config = injected;
    limit = new RateLimit(injected.perMinute(), System::nanoTime);
    proxied = proxy.trusted();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!RequestPath.of(request).equals("/v1/continue")) {
      chain.doFilter(request, response);
    } else if (config.requiresTls() && !isEncrypted(request)) {
      ErrorResponse.write(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "This service takes introspection data over TLS only");
    } else if (!limit.allows(address(request))) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(limit.pause().toSeconds() + 1));
      ErrorResponse.write(
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          "Too many requests from this address, try again later");
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isEncrypted(HttpServletRequest request) {
    return request.isSecure()
        || forwarded(request, "X-Forwarded-Proto").filter("https"::equalsIgnoreCase).isPresent();
  }

  private String address(HttpServletRequest request) {
    return forwarded(request, "X-Forwarded-For").orElseGet(request::getRemoteAddr);
  }

  /** What the last proxy added. */
  private Optional<String> forwarded(HttpServletRequest request, String header) {
    return Optional.ofNullable(proxied ? request.getHeader(header) : null)
        .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
        .filter(value -> !value.isEmpty());
  }
}
