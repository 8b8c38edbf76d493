package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.request.RequestBody;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The traits of a node. */
@Path("v1/nodes/{ident}/traits")
@Produces(MediaType.APPLICATION_JSON)
public final class TraitResource {
  private final Nodes nodes;

  public TraitResource(Nodes nodes) {
    this.nodes = nodes;
  }

  @GET
  public JsonObject list(
      @PathParam("ident") String ident, @Context ContainerRequestContext request) {
    return JsonText.object().add("traits", node(ident, request).get("traits")).build();
  }

  @PUT
  public void replace(
      @PathParam("ident") String ident, String body, @Context ContainerRequestContext request) {
    JsonObject node = node(ident, request);
    JsonObject given = RequestBody.object("body", body);
    if (!(given.get("traits") instanceof JsonArray names)) {
      throw IronicError.badRequest(
          "A single node trait may be added via PUT /v1/nodes/<node identifier>/traits/<trait> with"
              + " no body, or all node traits may be replaced via PUT /v1/nodes/<node"
              + " identifier>/traits with the list of traits specified in the request body.");
    }
    TraitSet traits =
        TraitSet.NONE.withAll("body", names.stream().map(TraitResource::name).toList());
    update(node, before -> traits);
  }

  private static String name(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    throw IronicError.badRequest("Schema error for body: " + value + " is not of type 'string'");
  }

  @PUT
  @Path("{trait}")
  public Response add(
      @PathParam("ident") String ident,
      @PathParam("trait") String trait,
      String body,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    JsonObject node = node(ident, request);
    if (!RequestBody.object("body", body).isEmpty()) {
      throw IronicError.badRequest("No body should be provided when adding a trait");
    }
    update(node, before -> before.with("trait", trait));
    return Response.noContent()
        .location(URI.create(uri.getBaseUri() + "v1/nodes/" + ident + "/traits/" + trait))
        .build();
  }

  @DELETE
  public void removeAll(
      @PathParam("ident") String ident, @Context ContainerRequestContext request) {
    update(node(ident, request), before -> TraitSet.NONE);
  }

  @DELETE
  @Path("{trait}")
  public void remove(
      @PathParam("ident") String ident,
      @PathParam("trait") String trait,
      @Context ContainerRequestContext request) {
    JsonObject node = node(ident, request);
    update(node, before -> before.without(trait).orElseThrow(() -> missing(node, trait)));
  }

  private static IronicError missing(JsonObject node, String trait) {
    return IronicError.notFound(
        "Node " + node.getString("uuid") + " doesn't have a trait '" + trait + "'");
  }

  private JsonObject node(String ident, ContainerRequestContext request) {
    Microversion version = Microversion.of(request);
    if (!version.atLeast(37)) {
      throw IronicError.notFound("Resource could not be found.");
    }
    return RequestedNode.get(nodes, ident, version);
  }

  private void update(JsonObject node, UnaryOperator<TraitSet> change) {
    nodes.update(
        node.getString("uuid"),
        current ->
            JsonText.object(current)
                .add("traits", change.apply(TraitSet.of(current)).toJson())
                .build());
  }
}
