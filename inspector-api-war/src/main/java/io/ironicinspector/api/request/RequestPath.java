package io.ironicinspector.api.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The path of a request as the resources will see it, for filters that come before them. */
public final class RequestPath {
  private RequestPath() {}

  /** Decoded, with doubled slashes as one and without one at the end. */
  public static String of(HttpServletRequest request) {
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    String merged = path.replaceAll("/{2,}", "/");
    return merged.length() > 1 && merged.endsWith("/")
        ? merged.substring(0, merged.length() - 1)
        : merged;
  }
}
