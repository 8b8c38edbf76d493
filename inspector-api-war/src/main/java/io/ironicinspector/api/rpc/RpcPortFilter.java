package io.ironicinspector.api.rpc;

import io.ironicinspector.api.backend.JsonRpcConfig;
import io.ironicinspector.api.request.RequestPath;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where an application server listens on several ports, calls are answered on one: ours. */
public class RpcPortFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private transient int port;

  @Inject
  void use(JsonRpcConfig config) {
    port = config.port();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getLocalPort() != port && RequestPath.of(request).equals("/rpc")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }
}
