package io.ironicinspector.api.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The path of a request as the resources will see it, for filters that come before them. */
public final class RequestPath {
  private RequestPath() {}

  /** Decoded, with doubled slashes as one and without one at the end. */
  public static String of(HttpServletRequest request) {
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    // Asked first: most paths are in order, and every filter comes here.
    String merged = path.contains("//") ? path.replaceAll("/{2,}", "/") : path;
    return merged.length() > 1 && merged.endsWith("/")
        ? merged.substring(0, merged.length() - 1)
        : merged;
  }
}
