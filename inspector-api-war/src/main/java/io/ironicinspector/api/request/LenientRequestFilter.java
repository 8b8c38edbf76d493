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

/**
 * Content-Type and Accept are ignored, as upstream does: everything is JSON, whatever curl says it
 * sends. Doubled slashes count as one. The answer to OPTIONS is its Allow header.
 */
@Provider
@PreMatching
@Priority(LenientRequestFilter.PRIORITY)
public class LenientRequestFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int PRIORITY = 500;

  @Override
  public void filter(ContainerRequestContext request) {
    // put, not putSingle: that one changes the old list, which some servers do not allow.
    MultivaluedMap<String, String> headers = request.getHeaders();
    headers.put(HttpHeaders.ACCEPT, List.of(MediaType.WILDCARD));
    if (headers.containsKey(HttpHeaders.CONTENT_TYPE)) {
      headers.put(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON));
    }
    URI uri = request.getUriInfo().getRequestUri();
    String path = uri.getRawPath();
    if (path.contains("//")) {
      request.setRequestUri(
          request
              .getUriInfo()
              .getRequestUriBuilder()
              .replacePath(path.replaceAll("/{2,}", "/"))
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
