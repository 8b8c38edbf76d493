package io.ironicinspector.simulator.port;

import io.ironicinspector.simulator.node.Nodes;
import io.ironicinspector.simulator.page.ListQuery;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The ports of one node, by the node's path. */
@Path("v1/nodes/{ident}/ports")
@Produces(MediaType.APPLICATION_JSON)
public final class NodePortResource {
  private final Ports ports;
  private final Nodes nodes;

  public NodePortResource(Ports ports, Nodes nodes) {
    this.ports = ports;
    this.nodes = nodes;
  }

  @GET
  public JsonObject list(
      @PathParam("ident") String ident,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    String node = nodes.get(ident).getString("uuid");
    var query = new ListQuery(uri, Set.of());
    query.value("marker").ifPresent(ports::get);
    Microversion version = Microversion.of(request);
    var view = new PortView(uri, version, query.listFields(version, PortFields.BRIEF));
    return PortList.page("nodes/" + node + "/ports", ports.listOf(node), query, view);
  }
}
