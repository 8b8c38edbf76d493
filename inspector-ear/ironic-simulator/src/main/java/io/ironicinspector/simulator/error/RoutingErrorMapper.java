package io.ironicinspector.simulator.error;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers what Jersey refuses by itself: no such path, no such method. */
public final class RoutingErrorMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException error) {
    Response.StatusType status = error.getResponse().getStatusInfo();
    // From the response, because it carries Allow for a 405.
    return Response.fromResponse(error.getResponse())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ErrorBody.routing(status.getStatusCode(), status.getReasonPhrase(), ""))
        .build();
  }
}
