package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.node.Nodes;
import io.ironicinspector.simulator.page.ListQuery;
import io.ironicinspector.simulator.patch.ResourcePatch;
import io.ironicinspector.simulator.request.RequestBody;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
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

/** {@code /v1/ports} and single ports. */
@Path("v1/ports")
@Produces(MediaType.APPLICATION_JSON)
public final class PortResource {
  private static final Set<String> FILTERS = Set.of("node", "node_uuid", "address");

  private final Ports ports;
  private final Nodes nodes;

  public PortResource(Ports ports, Nodes nodes) {
    this.ports = ports;
    this.nodes = nodes;
  }

  @GET
  public JsonObject list(@Context UriInfo uri, @Context ContainerRequestContext request) {
    var query = new ListQuery(uri, FILTERS);
    Microversion version = Microversion.of(request);
    var view = new PortView(uri, version, query.listFields(version, PortFields.BRIEF));
    return PortList.page("ports", matching(query), query, view);
  }

  @GET
  @Path("detail")
  public JsonObject detail(@Context UriInfo uri, @Context ContainerRequestContext request) {
    var query = new ListQuery(uri, FILTERS);
    var view = new PortView(uri, Microversion.of(request), Optional.empty());
    return PortList.page("ports/detail", matching(query), query, view);
  }

  private List<JsonObject> matching(ListQuery query) {
    query.value("marker").ifPresent(ports::get);
    Optional<String> node = query.value("node_uuid").or(() -> query.value("node"));
    if (node.isPresent()) {
      // Ironic looks at one filter only, and at the node's first.
      return ports.listOf(nodes.get(node.get()).getString("uuid"));
    }
    return query
        .value("address")
        .map(address -> ports.findByAddress(address).stream().toList())
        .orElseGet(ports::list);
  }

  @POST
  public Response create(
      String body, @Context UriInfo uri, @Context ContainerRequestContext request) {
    JsonObject given = RequestBody.object("port", body);
    PortDocument.checkCreation(given);
    JsonObject port = ports.add(given);
    return Response.created(URI.create(uri.getBaseUri() + "v1/ports/" + port.getString("uuid")))
        .entity(view(uri, request).of(port))
        .build();
  }

  @GET
  @Path("{uuid}")
  public JsonObject get(
      @PathParam("uuid") String uuid,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    PortDocument.checkUuid("port_uuid", uuid);
    Microversion version = Microversion.of(request);
    return new PortView(uri, version, new ListQuery(uri, Set.of()).fields(version))
        .of(ports.get(uuid));
  }

  @PATCH
  @Path("{uuid}")
  public JsonObject patch(
      @PathParam("uuid") String uuid,
      String body,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    PortDocument.checkUuid("port_uuid", uuid);
    ResourcePatch patch = ResourcePatch.parse(body).allowingOnly(PortFields.PATCHABLE);
    JsonObject node = nodes.get(ports.get(uuid).getString("node_uuid"));
    var change = new PortChange(patch, node, Microversion.of(request));
    return view(uri, request).of(ports.update(uuid, change::applyTo));
  }

  @DELETE
  @Path("{uuid}")
  public void delete(@PathParam("uuid") String uuid) {
    PortDocument.checkUuid("port_uuid", uuid);
    ports.remove(uuid);
  }

  private static PortView view(UriInfo uri, ContainerRequestContext request) {
    return new PortView(uri, Microversion.of(request), Optional.empty());
  }
}
