package io.ironicinspector.api.introspection;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.backend.NodeNames;
import io.ironicinspector.api.backend.Truth;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Start, status, list and abort. No request holds a thread while a conductor works on it. */
@Path("/v1/introspection")
@ApplicationScoped
public class IntrospectionResource {
  /** Who may see a status. */
  public static final String RULE = "introspection:status";

  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @GET
  @Rule(RULE)
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    ListQuery query = ListQuery.parse(uri.getQueryParameters(), backend.limits().pageSize());
    List<Introspection> page = backend.reads().list(query.states(), query.marker(), query.limit());
    Links links = Links.of(uri, headers, backend.limits().proxied());
    Iterable<StatusShape> shapes =
        () -> page.stream().map(introspection -> new StatusShape(introspection, links)).iterator();
    StreamingOutput body = out -> PythonJson.writeSorted(Map.of("introspection", shapes), out);
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
  }

  @GET
  @Path("{node}")
  @Rule(RULE)
  public CompletionStage<Response> status(
      @PathParam("node") String node, @Context UriInfo uri, @Context HttpHeaders headers) {
    Links links = Links.of(uri, headers, backend.limits().proxied());
    return Failures.answered(
        backend
            .nodes()
            .find(node)
            .thenApply(uuid -> status(backend, uuid, links))
            .thenApply(json -> json(Response.Status.OK, json)));
  }

  /**
   * The answer's body.
   *
   * @throws ApiException if the node is not known
   */
  public static byte[] status(Backend backend, NodeUuid node, Links links) {
    return backend
        .reads()
        .find(node)
        .map(introspection -> PythonJson.sorted(new StatusShape(introspection, links)))
        .orElseThrow(
            () -> ApiException.notFound("Could not find node %s in cache".formatted(node)));
  }

  @POST
  @Path("{node}")
  @Rule("introspection:start")
  public CompletionStage<Response> start(
      @PathParam("node") String node, @QueryParam("manage_boot") String manageBoot) {
    boolean managed = manageBoot == null || truth(manageBoot);
    if (managed && !backend.limits().managesBoot()) {
      // The text is upstream's, the second parenthesis included.
      throw ApiException.badRequest(
          "Managed boot is requested, but this installation cannot manage boot"
              + " ((can_manage_boot set to False)");
    }
    return accepted(backend.conductor().introspect(NodeNames.canonical(node), managed));
  }

  private static boolean truth(String manageBoot) {
    return Truth.parse(manageBoot)
        .orElseThrow(
            () -> ApiException.badRequest("Invalid boolean value for manage_boot: " + manageBoot));
  }

  @POST
  @Path("{node}/abort")
  @Rule("introspection:abort")
  public CompletionStage<Response> abort(@PathParam("node") String node) {
    return accepted(backend.conductor().abort(NodeNames.canonical(node)));
  }

  private static CompletionStage<Response> accepted(CompletionStage<Void> stage) {
    return Failures.answered(
        stage.thenApply(nothing -> json(Response.Status.ACCEPTED, PythonJson.sorted(Map.of()))));
  }

  private static Response json(Response.Status status, byte[] json) {
    return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json).build();
  }
}
