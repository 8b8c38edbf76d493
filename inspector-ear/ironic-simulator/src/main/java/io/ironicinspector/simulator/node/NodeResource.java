package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.page.ListQuery;
import io.ironicinspector.simulator.page.Page;
import io.ironicinspector.simulator.patch.ResourcePatch;
import io.ironicinspector.simulator.request.Flags;
import io.ironicinspector.simulator.request.RequestBody;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /v1/nodes} and single nodes. */
@Path("v1/nodes")
@Produces(MediaType.APPLICATION_JSON)
public final class NodeResource {
  private static final Set<String> DELETABLE =
      Set.of("manageable", "enroll", "adopt failed", "available");

  private final Nodes nodes;

  public NodeResource(Nodes nodes) {
    this.nodes = nodes;
  }

  @GET
  public JsonObject list(@Context UriInfo uri, @Context ContainerRequestContext request) {
    var query = new ListQuery(uri, NodeFilter.NAMES);
    return page(
        "nodes", query, uri, request, query.listFields(Microversion.of(request), NodeFields.BRIEF));
  }

  @GET
  @Path("detail")
  public JsonObject detail(@Context UriInfo uri, @Context ContainerRequestContext request) {
    return page(
        "nodes/detail", new ListQuery(uri, NodeFilter.NAMES), uri, request, Optional.empty());
  }

  private JsonObject page(
      String resource,
      ListQuery query,
      UriInfo uri,
      ContainerRequestContext request,
      Optional<List<String>> fields) {
    // Shown are those fields that the version has; only what was asked for by name may be refused.
    Microversion version = Microversion.of(request);
    Optional<List<String>> shown =
        query.fields(version).isPresent()
            ? fields
            : fields.map(names -> NodeFilter.visible(names, version));
    NodeView view = new NodeView(uri, version, shown);
    query.value("marker").ifPresent(nodes::get);
    List<JsonObject> matching = nodes.list().stream().filter(NodeFilter.of(query)).toList();
    List<JsonObject> items = Page.cut(matching, query.value("marker"), query.limit());
    return new Page("nodes", resource, items, query.limit(), shown).body(uri, view::of);
  }

  @POST
  public Response create(
      String body, @Context UriInfo uri, @Context ContainerRequestContext request) {
    JsonObject given = RequestBody.object("node", body);
    NodeDocument.checkCreation(given);
    JsonObject node = nodes.add(given);
    return Response.created(URI.create(uri.getBaseUri() + "v1/nodes/" + node.getString("uuid")))
        .entity(view(uri, request).of(node))
        .build();
  }

  @GET
  @Path("{ident}")
  public JsonObject get(
      @PathParam("ident") String ident,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    Microversion version = Microversion.of(request);
    JsonObject node = RequestedNode.get(nodes, ident, version);
    return new NodeView(uri, version, new ListQuery(uri, Set.of()).fields(version)).of(node);
  }

  @PATCH
  @Path("{ident}")
  public JsonObject patch(
      @PathParam("ident") String ident,
      String body,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    Microversion version = Microversion.of(request);
    Optional<String> reset =
        new ListQuery(uri, Set.of("reset_interfaces")).value("reset_interfaces");
    if (reset.isPresent() && !version.atLeast(45)) {
      throw IronicError.notAcceptable();
    }
    var change =
        new NodeChange(
            ResourcePatch.parse(body).allowingOnly(NodeFields.PATCHABLE),
            reset.map(text -> Flags.parse("reset_interfaces", text)).orElse(false),
            version);
    String uuid = RequestedNode.get(nodes, ident, version).getString("uuid");
    return view(uri, request).of(nodes.update(uuid, change::applyTo));
  }

  @DELETE
  @Path("{ident}")
  public void delete(@PathParam("ident") String ident, @Context ContainerRequestContext request) {
    JsonObject node = RequestedNode.get(nodes, ident, Microversion.of(request));
    String state = node.getString("provision_state");
    if (!DELETABLE.contains(state) && node.get("maintenance") != JsonValue.TRUE) {
      throw IronicError.conflict(
          "Can not delete node \""
              + node.getString("uuid")
              + "\" while it is in provision state \""
              + state
              + "\". Valid provision states to perform deletion are: \""
              + DELETABLE
              + "\", or set the node into maintenance mode");
    }
    nodes.remove(node.getString("uuid"));
  }

  @GET
  @Path("{ident}/validate")
  public JsonObject validate(
      @PathParam("ident") String ident, @Context ContainerRequestContext request) {
    return Validation.of(RequestedNode.get(nodes, ident, Microversion.of(request)));
  }

  @GET
  @Path("{ident}/states")
  public JsonObject states(
      @PathParam("ident") String ident, @Context ContainerRequestContext request) {
    JsonObject node = RequestedNode.get(nodes, ident, Microversion.of(request));
    var states = JsonText.object();
    for (String name : NodeFilter.visible(NodeFilter.STATES, Microversion.of(request))) {
      states.add(name, node.get(name));
    }
    return states.build();
  }

  private static NodeView view(UriInfo uri, ContainerRequestContext request) {
    return new NodeView(uri, Microversion.of(request), Optional.empty());
  }
}
