package io.ironicinspector.api.poll;

import io.ironicinspector.api.access.Access;
import io.ironicinspector.api.access.Doors;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.backend.InspectorConfig;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.api.request.RequestIdFilter;
import io.ironicinspector.api.version.VersionFilter;
import io.ironicinspector.domain.Role;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The short way to what clients poll for: the answers that the resources give, without JAX-RS,
 * which takes more CPU than all the rest. Only for requests without anything odd; all others pass.
 * It is the outermost filter too, since each filter costs.
 */
public class PollFilter extends RequestIdFilter {
  private static final long serialVersionUID = 1L;
  private static final Pattern PLAIN = Pattern.compile("https?://[a-zA-Z0-9.-]+(:[0-9]+)?");

  private transient Backend backend;
  private transient Access access;
  private transient boolean servesApi;

  /** The last one: clients mostly use one. */
  private transient volatile Address last = new Address("", Optional.empty());

  /**
   * How a client reached this service.
   *
   * @param server scheme, host and port
   * @param base as JAX-RS sees it; empty if it might see it otherwise
   */
  private record Address(String server, Optional<URI> base) {}

  @Inject
  void use(Backend injected, Doors doors, InspectorConfig config) {
    use(injected, doors.api(), config.role());
  }

  final void use(Backend injected, Access door, Role role) {
    backend = injected;
    access = door;
    servesApi = role.servesApi();
  }

  @Override
  protected void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Poll> poll = poll(request);
    Optional<URI> base = poll.flatMap(one -> base(request));
    if (base.isEmpty() || !VersionFilter.accepts(name -> values(request, name))) {
      chain.doFilter(request, response);
      return;
    }
    VersionFilter.announce(response::setHeader);
    byte[] json;
    try {
      json = read(poll.get(), base.get(), name -> joined(values(request, name)));
    } catch (RuntimeException failure) { // whatever it is: the answer is that of the resource
      send(response, Failures.response(failure));
      return;
    }
    send(response, json);
  }

  private byte[] read(Poll poll, URI base, UnaryOperator<String> headers) {
    access.admit(poll.rule(), poll.publicEndpoint(), headers);
    return poll.document().read(backend, Links.of(base, headers, backend.limits().proxied()));
  }

  private Optional<Poll> poll(HttpServletRequest request) {
    return servesApi
            && request.getMethod().equals("GET")
            && request.getQueryString() == null
            && request.getHeader("Origin") == null // a browser's script, for CorsFilter
        ? Poll.of(request.getRequestURI().substring(request.getContextPath().length()))
        : Optional.empty();
  }

  private Optional<URI> base(HttpServletRequest request) {
    StringBuffer url = request.getRequestURL();
    String server = url.substring(0, url.length() - request.getRequestURI().length());
    Address address = last;
    if (!address.server.equals(server)) {
      address = new Address(server, base(server, request.getContextPath()));
      last = address;
    }
    return address.base;
  }

  private static Optional<URI> base(String server, String contextPath) {
    return PLAIN.matcher(server).matches()
        ? Optional.of(URI.create(server + contextPath + "/")).filter(base -> base.getHost() != null)
        : Optional.empty();
  }

  private static List<String> values(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    return values.hasMoreElements() ? Collections.list(values) : List.of();
  }

  private static String joined(List<String> values) {
    return values.isEmpty() ? null : String.join(",", values);
  }

  private static void send(HttpServletResponse response, Response failure) throws IOException {
    response.setStatus(failure.getStatus());
    MultivaluedMap<String, String> headers = failure.getStringHeaders();
    headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    send(response, (byte[]) failure.getEntity());
  }

  private static void send(HttpServletResponse response, byte[] json) throws IOException {
    response.setContentType(MediaType.APPLICATION_JSON);
    response.setContentLength(json.length);
    response.getOutputStream().write(json);
  }
}
