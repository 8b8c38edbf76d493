package io.ironicinspector.simulator.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers {@link IronicError}. */
public final class IronicErrorMapper implements ExceptionMapper<IronicError> {
  @Override
  public Response toResponse(IronicError error) {
    return Response.status(error.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ErrorBody.fault(error.status(), error.getMessage()))
        .build();
  }
}
