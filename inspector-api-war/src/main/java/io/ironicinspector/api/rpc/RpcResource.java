package io.ironicinspector.api.rpc;

import io.ironicinspector.api.access.ConductorCall;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.json.JsonBody;
import io.ironicinspector.client.jsonrpc.JsonRpcDispatcher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/** {@code POST /rpc}: other processes' calls to this process's conductor. */
@Path("/rpc")
@ApplicationScoped
public class RpcResource {
  /** A ramdisk's data that the API took may grow a little when it is written again. */
  private static final int GROWTH = 2;

  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @POST
  @ConductorCall
  public CompletionStage<Response> call(InputStream request, @Context HttpHeaders headers) {
    JsonBody body = JsonBody.of(request, headers, GROWTH * backend.limits().bodyBytes());
    JsonRpcDispatcher dispatcher = new JsonRpcDispatcher(backend.conductor());
    try {
      return Failures.answered(dispatcher.dispatch(body.text()).thenApply(RpcResource::response));
    } catch (UncheckedIOException e) {
      throw body.refused(e.getCause());
    }
  }

  private static Response response(JsonObject answer) {
    return Response.ok(
            answer.toString().getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        // A client that finds a kept connection dead cannot know whether we saw its request.
        .header("Connection", "close")
        .build();
  }
}
