package io.ironicinspector.simulator.page;

import io.ironicinspector.simulator.json.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.UriInfo;

/** The links in Ironic's answers, built from the address that the client used. */
public final class Links {
  private Links() {}

  /** The pair {@code self} and {@code bookmark} of a resource such as {@code nodes/<uuid>}. */
  public static JsonArray of(UriInfo uri, String resource) {
    return JsonText.array()
        .add(link(uri, "v1/" + resource, "self"))
        .add(link(uri, resource, "bookmark"))
        .build();
  }

  public static JsonObject link(UriInfo uri, String path, String relation) {
    return JsonText.object().add("href", uri.getBaseUri() + path).add("rel", relation).build();
  }
}
