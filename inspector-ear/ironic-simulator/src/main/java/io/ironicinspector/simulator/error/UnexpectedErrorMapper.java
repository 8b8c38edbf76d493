package io.ironicinspector.simulator.error;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers a defect of the simulator with 500, and logs it. */
public final class UnexpectedErrorMapper implements ExceptionMapper<RuntimeException> {
  private static final System.Logger LOG = System.getLogger(UnexpectedErrorMapper.class.getName());

  @Override
  public Response toResponse(RuntimeException error) {
    LOG.log(ERROR, "the simulator failed", error);
    return Response.serverError()
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ErrorBody.fault(500, String.valueOf(error)))
        .build();
  }
}
