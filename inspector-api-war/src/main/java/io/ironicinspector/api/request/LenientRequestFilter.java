package io.ironicinspector.api.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Content-Type and Accept are ignored, as upstream does: everything is JSON, whatever curl says it
 * sends. Doubled slashes count as one, and a semicolon is part of a name: no segment has
 * parameters. The answer to OPTIONS is its Allow header.
 */
@Provider
@PreMatching
@Priority(LenientRequestFilter.PRIORITY)
public class LenientRequestFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int PRIORITY = 500;

  /** Where the Accept header is while a request is served. */
  private static final String WANTED = "X-Inspector-Accept";

  /** The media types that a client accepts, in its order and without parameters. */
  public static Stream<String> accepted(HttpHeaders headers) {
    return Optional.ofNullable(headers.getRequestHeader(WANTED)).orElse(List.of()).stream()
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public void filter(ContainerRequestContext request) {
    // put, not putSingle: that one changes the old list, which some servers do not allow.
    MultivaluedMap<String, String> headers = request.getHeaders();
    headers.put(WANTED, headers.getOrDefault(HttpHeaders.ACCEPT, List.of()));
    headers.put(HttpHeaders.ACCEPT, List.of(MediaType.WILDCARD));
    if (headers.containsKey(HttpHeaders.CONTENT_TYPE)) {
      headers.put(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON));
    }
    URI uri = request.getUriInfo().getRequestUri();
    String path = uri.getRawPath();
    if (path.contains("//") || path.contains(";")) {
      request.setRequestUri(
          request
              .getUriInfo()
              .getRequestUriBuilder()
              .replacePath(path.replaceAll("/{2,}", "/").replace(";", "%3B"))
              .build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)
        && response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
      response.setEntity(null);
      response.setStatus(Response.Status.OK.getStatusCode());
    }
  }
}
