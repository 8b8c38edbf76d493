package io.ironicinspector.api.data;

import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.json.PythonJson;
import io.ironicinspector.domain.NodeUuid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.CompletionStage;

/** The documents of a node's last introspection: after the hooks, and as the ramdisk sent it. */
@Path("/v1/introspection/{node}/data")
@Dependent
public class DataResource {
  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @GET
  public CompletionStage<Response> processed(@PathParam("node") String node) {
    return document(node, true);
  }

  @GET
  @Path("unprocessed")
  public CompletionStage<Response> unprocessed(@PathParam("node") String node) {
    return document(node, false);
  }

  private CompletionStage<Response> document(String node, boolean processed) {
    if (!backend.limits().storesData()) {
      throw ApiException.notFound(
          "Inspector is not configured to store data. Set the [processing]store_data configuration"
              + " option to change this.");
    }
    return Failures.answered(
        backend
            .nodes()
            .find(node)
            .thenApply(uuid -> stored(uuid, processed))
            .thenApply(DataResource::response));
  }

  private String stored(NodeUuid node, boolean processed) {
    return backend
        .reads()
        .data(node, processed)
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "Introspection data not found for node %s, processed=%s"
                        .formatted(node, processed ? "True" : "False")));
  }

  private static Response response(String document) {
    StreamingOutput body = out -> PythonJson.writeSpaced(document, out);
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
