package io.ironicinspector.simulator.discovery;

import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.page.Links;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** What the server is and which versions it speaks. Lists only the collections that it has. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class DiscoveryResource {
  @GET
  public JsonObject root(@Context UriInfo uri) {
    JsonObject version = version(uri);
    return JsonText.object()
        .add("name", "OpenStack Ironic API")
        .add(
            "description",
            "Ironic is an OpenStack project which enables the provision and management of"
                + " baremetal machines.")
        .add("default_version", version)
        .add("versions", JsonText.array().add(version))
        .build();
  }

  @GET
  @Path("v1")
  public JsonObject v1(@Context UriInfo uri) {
    JsonObjectBuilder v1 =
        JsonText.object()
            .add("id", "v1")
            .add("links", selfLinks(uri))
            .add(
                "media_types",
                JsonText.object()
                    .add("base", "application/json")
                    .add("type", "application/vnd.openstack.ironic.v1+json"));
    for (String collection : List.of("nodes", "ports")) {
      v1.add(collection, Links.of(uri, collection + "/"));
    }
    return v1.add("version", version(uri)).build();
  }

  private static JsonObject version(UriInfo uri) {
    return JsonText.object()
        .add("id", "v1")
        .add("links", selfLinks(uri))
        .add("status", "CURRENT")
        .add("min_version", Microversion.MINIMUM.toString())
        .add("version", Microversion.MAXIMUM.toString())
        .build();
  }

  private static JsonArray selfLinks(UriInfo uri) {
    return JsonText.array().add(Links.link(uri, "v1/", "self")).build();
  }
}
