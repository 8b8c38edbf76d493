package io.ironicinspector.api.cors;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets the pages of some origins use the API. Comes before authentication: a browser asks without
 * credentials whether it may send them.
 */
public class CorsFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ANY = "*";
  private static final String ALLOW = "Access-Control-Allow-";

  /** What every browser may send anyway. */
  private static final List<String> SIMPLE_HEADERS =
      List.of(
          "Accept",
          "Accept-Language",
          "Content-Type",
          "Cache-Control",
          "Content-Language",
          "Expires",
          "Last-Modified",
          "Pragma");

  private transient CorsConfig config;

  @Inject
  void use(CorsConfig injected) {
    config = injected;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<String> origin = allowed(request.getHeader("Origin"));
    String wanted = request.getHeader("Access-Control-Request-Method");
    boolean options = "OPTIONS".equals(request.getMethod());
    boolean preflight = options && wanted != null;
    if (origin.isEmpty() || (options && wanted == null)) {
      chain.doFilter(request, response);
    } else if (preflight) {
      preflight(request, response, origin.get(), wanted);
    } else {
      name(response, origin.get());
      if (!config.exposed().isEmpty()) {
        response.setHeader("Access-Control-Expose-Headers", String.join(",", config.exposed()));
      }
      chain.doFilter(request, response);
    }
  }

  private Optional<String> allowed(String origin) {
    if (origin == null) {
      return Optional.empty();
    }
    return config.origins().contains(ANY)
        ? Optional.of(ANY)
        : config.origins().stream().filter(origin::equals).findFirst();
  }

  private void name(HttpServletResponse response, String origin) {
    response.setHeader(ALLOW + "Origin", origin);
    if (!origin.equals(ANY)) { // browsers refuse credentials for any origin
      response.addHeader("Vary", "Origin");
      if (config.credentials()) {
        response.setHeader(ALLOW + "Credentials", "true");
      }
    }
  }

  private void preflight(
      HttpServletRequest request, HttpServletResponse response, String origin, String method) {
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentLength(0);
    List<String> headers =
        Stream.ofNullable(request.getHeader("Access-Control-Request-Headers"))
            .flatMap(list -> Arrays.stream(list.split(",")))
            .map(String::strip)
            .filter(header -> !header.isEmpty())
            .toList();
    if (!config.methods().contains(method) || !headers.stream().allMatch(this::permits)) {
      return; // without the headers the browser refuses
    }
    name(response, origin);
    response.setHeader("Access-Control-Max-Age", String.valueOf(config.maxAgeSeconds()));
    response.setHeader(ALLOW + "Methods", method);
    if (!headers.isEmpty()) {
      response.setHeader(ALLOW + "Headers", headers.stream().collect(Collectors.joining(",")));
    }
  }

  private boolean permits(String header) {
    return Stream.concat(SIMPLE_HEADERS.stream(), config.headers().stream())
        .anyMatch(header::equalsIgnoreCase);
  }
}
