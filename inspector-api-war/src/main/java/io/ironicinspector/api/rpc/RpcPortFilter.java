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
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where an application server listens on several addresses and ports, calls are answered on one
 * port, ours, and on loopback alone if that is our address.
 */
public class RpcPortFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private transient int port;
  private transient boolean onLoopback;

  @Inject
  void use(JsonRpcConfig config) {
    port = config.port();
    onLoopback = config.onLoopback();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (RequestPath.of(request).equals("/rpc") && isElsewhere(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isElsewhere(HttpServletRequest request) throws UnknownHostException {
    return request.getLocalPort() != port || (onLoopback && !isLoopback(request.getLocalAddr()));
  }

  /** Java takes no address for this machine's own. */
  private static boolean isLoopback(String address) throws UnknownHostException {
    return address != null
        && !address.isBlank()
        && InetAddress.getByName(address).isLoopbackAddress();
  }
}
