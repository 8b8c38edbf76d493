package io.ironicinspector.api.request;

import io.ironicinspector.client.jsonrpc.Rpc;
import io.ironicinspector.osloconfig.context.Caller;
import io.ironicinspector.osloconfig.context.RequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Gives each request an id, for the answer and the log. A call over RPC keeps the id of the request
 * that it is made for. The outermost filter, so that every answer has it; and so that each is
 * measured, in the same filter, since each filter costs every request: the server announces it to
 * all that know of transactions, security and names, before it and after.
 */
public class RequestIdFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String HEADER = "X-Openstack-Request-Id";
  private static final String RPC = "/rpc";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Timing timing = Timing.begin(request);
    RequestContext context = context(request);
    response.setHeader(HEADER, context.requestId());
    RequestContext.Scope scope = context.open();
    try {
      pass(request, response, chain);
    } finally {
      scope.close();
    }
    timing.end(request, response);
  }

  /** While the request has its id, and is measured. Whoever can answer at once does it here. */
  protected void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
  }

  private static RequestContext context(HttpServletRequest request) {
    Optional<String> made =
        request.getMethod().equals("POST") && RequestPath.of(request).equals(RPC)
            ? id(request, Rpc.REQUEST_ID)
            : Optional.empty();
    return new RequestContext(
        made.orElseGet(RequestContext::newId), id(request, Rpc.GLOBAL_REQUEST_ID), Caller.NOBODY);
  }

  /** Empty if there is none, or if it is not one that can be printed. */
  private static Optional<String> id(HttpServletRequest request, String header) {
    return Optional.ofNullable(request.getHeader(header)).filter(RequestContext::isId);
  }
}
