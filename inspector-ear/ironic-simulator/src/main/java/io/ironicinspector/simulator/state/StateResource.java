package io.ironicinspector.simulator.state;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.node.Nodes;
import io.ironicinspector.simulator.request.RequestBody;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What no client of Ironic may do: see everything, replace everything, set any field. */
@Path("simulator")
@Produces(MediaType.APPLICATION_JSON)
public final class StateResource {
  private final SimulatorState state;
  private final Nodes nodes;

  public StateResource(SimulatorState state, Nodes nodes) {
    this.state = state;
    this.nodes = nodes;
  }

  @GET
  @Path("state")
  public JsonObject read() {
    return state.read();
  }

  @PUT
  @Path("state")
  public JsonObject replace(String body) {
    state.replace(RequestBody.object("state", body));
    return state.read();
  }

  /** Sets fields of one node directly, such as {@code {"provision_state": "manageable"}}. */
  @PATCH
  @Path("nodes/{ident}")
  public JsonObject set(@PathParam("ident") String ident, String body) {
    JsonObject fields = RequestBody.object("node", body);
    for (String name : fields.keySet()) {
      if (!nodes.get(ident).containsKey(name)) {
        throw IronicError.badRequest("Field " + name + " is not a valid field.");
      }
    }
    return nodes.set(ident, fields);
  }
}
