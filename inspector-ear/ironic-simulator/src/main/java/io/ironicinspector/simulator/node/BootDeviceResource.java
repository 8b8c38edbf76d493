package io.ironicinspector.simulator.node;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.request.Flags;
import io.ironicinspector.simulator.request.RequestBody;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** From where a node boots next. */
@Path("v1/nodes/{ident}/management/boot_device")
@Produces(MediaType.APPLICATION_JSON)
public final class BootDeviceResource {
  private static final List<String> SUPPORTED =
      List.of("pxe", "disk", "cdrom", "bios", "safe", "wanboot");

  private final Nodes nodes;

  public BootDeviceResource(Nodes nodes) {
    this.nodes = nodes;
  }

  @PUT
  public void set(
      @PathParam("ident") String ident, String body, @Context ContainerRequestContext request) {
    JsonObject given = RequestBody.object("body", body);
    String device = RequestBody.text(given, "boot_device");
    JsonObject node = RequestedNode.get(nodes, ident, Microversion.of(request));
    if (!SUPPORTED.contains(device)) {
      throw IronicError.badRequest("Invalid boot device " + device + " specified.");
    }
    JsonObject bootDevice =
        JsonText.object().add("boot_device", device).add("persistent", persistent(given)).build();
    nodes.set(node.getString("uuid"), Map.of(NodeFields.BOOT_DEVICE.name(), bootDevice));
  }

  private static boolean persistent(JsonObject given) {
    JsonValue value = given.getOrDefault("persistent", JsonValue.FALSE);
    return value instanceof JsonString word
        ? Flags.parse("persistent", word.getString())
        : value == JsonValue.TRUE;
  }

  @GET
  public JsonObject get(
      @PathParam("ident") String ident, @Context ContainerRequestContext request) {
    JsonObject node = RequestedNode.get(nodes, ident, Microversion.of(request));
    return node.get(NodeFields.BOOT_DEVICE.name()) instanceof JsonObject device
        ? device
        : JsonText.object().addNull("boot_device").addNull("persistent").build();
  }

  @GET
  @Path("supported")
  public JsonObject supported(
      @PathParam("ident") String ident, @Context ContainerRequestContext request) {
    RequestedNode.get(nodes, ident, Microversion.of(request));
    return JsonText.object().add("supported_boot_devices", JsonText.strings(SUPPORTED)).build();
  }
}
