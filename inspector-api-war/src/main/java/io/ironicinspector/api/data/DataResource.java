package io.ironicinspector.api.data;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.json.JsonBody;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.domain.NodeUuid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The documents of a node's last introspection: after the hooks, and as the ramdisk sent it. */
@Path("/v1/introspection/{node}/data")
@ApplicationScoped
public class DataResource {
  /** Who may see documents. */
  public static final String RULE = "introspection:data";

  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @GET
  @Rule(RULE)
  public CompletionStage<Response> processed(@PathParam("node") String node) {
    return document(node, true);
  }

  @GET
  @Path("unprocessed")
  @Rule(RULE)
  public CompletionStage<Response> unprocessed(@PathParam("node") String node) {
    return document(node, false);
  }

  @POST
  @Path("unprocessed")
  @Rule("introspection:reapply")
  public CompletionStage<Response> reapply(
      @PathParam("node") String node, InputStream body, @Context HttpHeaders headers) {
    Optional<JsonObject> data =
        JsonBody.of(body, headers, backend.limits().bodyBytes()).optionalObject();
    return Failures.answered(
        backend
            .nodes()
            .find(node)
            .thenCompose(uuid -> reapply(uuid, data))
            .thenApply(nothing -> PythonJson.sorted(Map.of()))
            .thenApply(
                json -> Response.accepted(json).type(MediaType.APPLICATION_JSON_TYPE).build()));
  }

  private CompletionStage<Void> reapply(NodeUuid node, Optional<JsonObject> data) {
    if (data.isEmpty() && !backend.limits().storesData()) {
      throw ApiException.badRequest(
          "Inspector is not configured to store introspection data. Set the [processing]store_data"
              + " configuration option to change this.");
    }
    return data.map(given -> backend.conductor().reapply(node, given))
        .orElseGet(() -> backend.conductor().reapply(node));
  }

  private CompletionStage<Response> document(String node, boolean processed) {
    return Failures.answered(
        backend
            .nodes()
            .find(node)
            .thenApply(uuid -> document(backend, uuid, processed))
            .thenApply(json -> Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build()));
  }

  /**
   * The answer's body, of the document after the hooks.
   *
   * @throws ApiException if there is none
   */
  public static byte[] processed(Backend backend, NodeUuid node) {
    return document(backend, node, true);
  }

  private static byte[] document(Backend backend, NodeUuid node, boolean processed) {
    if (!backend.limits().storesData()) {
      throw ApiException.notFound(
          "Inspector is not configured to store data. Set the [processing]store_data configuration"
              + " option to change this.");
    }
    return backend
        .documents()
        .find(node, processed)
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "Introspection data not found for node %s, processed=%s"
                        .formatted(node, processed ? "True" : "False")));
  }
}
