package io.ironicinspector.api.ramdisk;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.json.JsonBody;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.domain.NodeUuid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** {@code POST /v1/continue}: what the ramdisk found. Anybody on the network may call it. */
@Path("/v1/continue")
@ApplicationScoped
public class ContinueResource {
  private final HeapShare heap = HeapShare.ofThisProcess();
  private Backend backend;
  private CallbackTokens tokens;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected, CallbackTokens checked) {
    backend = injected;
    tokens = checked;
  }

  @POST
  @Rule(value = "introspection:continue", publicEndpoint = true)
  public CompletionStage<Response> take(
      InputStream body, @QueryParam("token") String token, @Context HttpHeaders headers) {
    Optional<NodeUuid> node =
        tokens.check(Optional.ofNullable(token), backend.reads()::find); // before the body is read
    CompletionStage<NodeUuid> taken =
        take(JsonBody.of(body, headers, backend.limits().bodyBytes()), node);
    return Failures.answeredToStrangers(
        taken
            .thenApply(found -> PythonJson.sorted(Map.of("uuid", found.toString())))
            .thenApply(json -> Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build()));
  }

  private CompletionStage<NodeUuid> take(JsonBody body, Optional<NodeUuid> node) {
    HeapShare.Part room = heap.take(body.mostBytes());
    boolean handedOver = false;
    try {
      JsonObject data = body.object();
      room.read();
      CompletionStage<NodeUuid> taken =
          take(data, node).whenComplete((found, failure) -> room.close());
      handedOver = true;
      return taken;
    } finally {
      if (!handedOver) {
        room.close();
      }
    }
  }

  private CompletionStage<NodeUuid> take(JsonObject data, Optional<NodeUuid> node) {
    return node.map(known -> backend.conductor().continueIntrospection(data, known))
        .orElseGet(() -> backend.conductor().continueIntrospection(data));
  }
}
