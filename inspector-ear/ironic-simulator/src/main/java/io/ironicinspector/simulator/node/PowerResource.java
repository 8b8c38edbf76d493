package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.request.RequestBody;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
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
import java.time.Duration;
import java.util.Map;

/** Power actions. A second action replaces one that is still under way. */
@Path("v1/nodes/{ident}/states/power")
@Produces(MediaType.APPLICATION_JSON)
public final class PowerResource {
  private static final Map<String, String> RESULT =
      Map.of(
          "power on", "power on",
          "power off", "power off",
          "rebooting", "power on",
          "soft rebooting", "power on",
          "soft power off", "power off");

  private final Nodes nodes;
  private final Delays delays;
  private final Duration delay;

  public PowerResource(Nodes nodes, Delays delays, Duration delay) {
    this.nodes = nodes;
    this.delays = delays;
    this.delay = delay;
  }

  @PUT
  public Response power(
      @PathParam("ident") String ident,
      String body,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    String target = RequestBody.text(RequestBody.object("body", body), "target");
    Microversion version = Microversion.of(request);
    JsonObject node = RequestedNode.get(nodes, ident, version);
    if (target.startsWith("soft") && !version.atLeast(27)) {
      throw IronicError.notAcceptable();
    }
    if (!RESULT.containsKey(target)) {
      throw refused(target, ident, node, "power_state");
    }
    if (node.getString("provision_state").startsWith("clean")
        && !node.getString("provision_state").equals("clean failed")) {
      throw refused(target, ident, node, "provision_state");
    }
    begin(node.getString("uuid"), RESULT.get(target));
    return Response.accepted()
        .location(URI.create(uri.getBaseUri() + "v1/nodes/" + ident + "/states"))
        .build();
  }

  private static IronicError refused(String target, String ident, JsonObject node, String field) {
    String state = JsonText.text(node, field).orElse("None");
    return IronicError.badRequest(
        "The requested action \""
            + target
            + "\" can not be performed on node \""
            + ident
            + "\" while it is in state \""
            + state
            + "\".");
  }

  private void begin(String uuid, String result) {
    nodes.set(
        uuid, Map.of("target_power_state", JsonText.string(result), "last_error", JsonValue.NULL));
    delays.after(delay, () -> finish(uuid, result));
  }

  private void finish(String uuid, String result) {
    boolean current =
        nodes
            .find(uuid)
            .flatMap(node -> JsonText.text(node, "target_power_state"))
            .filter(result::equals)
            .isPresent();
    if (current) {
      nodes.set(
          uuid,
          Map.of("power_state", JsonText.string(result), "target_power_state", JsonValue.NULL));
    }
  }
}
