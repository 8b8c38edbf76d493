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
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Provision verbs. Every way succeeds after the configured delay; no hardware is asked. */
@Path("v1/nodes/{ident}/states/provision")
@Produces(MediaType.APPLICATION_JSON)
public final class ProvisionResource {
  private final Nodes nodes;
  private final Delays delays;
  private final Duration delay;
  private final Clock clock;

  public ProvisionResource(Nodes nodes, Delays delays, Duration delay, Clock clock) {
    this.nodes = nodes;
    this.delays = delays;
    this.delay = delay;
    this.clock = clock;
  }

  @PUT
  public Response provision(
      @PathParam("ident") String ident,
      String body,
      @Context UriInfo uri,
      @Context ContainerRequestContext request) {
    String verb = RequestBody.text(RequestBody.object("body", body), "target");
    Microversion version = Microversion.of(request);
    JsonObject node = RequestedNode.get(nodes, ident, version);
    String state = node.getString("provision_state");
    ProvisionStep step =
        ProvisionStep.find(state, verb).orElseThrow(() -> refused(verb, node, state));
    if (!version.atLeast(step.since())) {
      throw IronicError.notAcceptable();
    }
    begin(node.getString("uuid"), step);
    return Response.accepted()
        .location(URI.create(uri.getBaseUri() + "v1/nodes/" + ident + "/states"))
        .build();
  }

  private static IronicError refused(String verb, JsonObject node, String state) {
    return IronicError.badRequest(
        "The requested action \""
            + verb
            + "\" can not be performed on node \""
            + node.getString("uuid")
            + "\" while it is in state \""
            + state
            + "\".");
  }

  private void begin(String uuid, ProvisionStep step) {
    if (step.immediate()) {
      enter(uuid, step.to(), JsonValue.NULL);
    } else {
      enter(uuid, step.during(), JsonText.string(step.to()));
      delays.after(delay, () -> finish(uuid, step));
    }
  }

  private void finish(String uuid, ProvisionStep step) {
    boolean current =
        nodes
            .find(uuid)
            .filter(node -> node.getString("provision_state").equals(step.during()))
            .isPresent();
    if (current) {
      enter(uuid, step.to(), JsonValue.NULL);
    }
  }

  private void enter(String uuid, String state, JsonValue target) {
    nodes.set(
        uuid,
        Map.of(
            "provision_state",
            JsonText.string(state),
            "target_provision_state",
            target,
            "provision_updated_at",
            JsonText.string(NodeDocument.time(clock.instant())),
            "last_error",
            JsonValue.NULL));
  }
}
