package io.ironicinspector.api.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** The error page of web.xml: for what the server refuses before JAX-RS sees it. */
public class ContainerErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status =
        code instanceof Integer number ? number : Response.Status.NOT_FOUND.getStatusCode();
    Response.StatusType known = Response.Status.fromStatusCode(status);
    ErrorResponse.write(response, status, known == null ? "Error " + status : Routing.text(known));
  }
}
