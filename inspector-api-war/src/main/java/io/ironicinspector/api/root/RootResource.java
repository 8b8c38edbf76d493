package io.ironicinspector.api.root;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.api.version.VersionFilter;
import io.ironicinspector.client.json.PythonJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code GET /} and {@code GET /v1}. */
@Path("/")
@ApplicationScoped
public class RootResource {
  /** Who may see the versions. */
  public static final String RULE = "introspection";

  private static final String V1 = "v1";

  /** Clients ask for it again and again, and mostly reach the service by one address. */
  private static volatile Versions last = new Versions(new Links(""), new byte[0]);

  private Backend backend;

  /** The answer to those who reach the service by such links. */
  @SuppressWarnings("ArrayRecordComponent") // not compared, and nobody writes to it
  private record Versions(Links links, byte[] json) {}

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @GET
  @Rule(value = RULE, publicEndpoint = true)
  public Response versions(@Context UriInfo uri, @Context HttpHeaders headers) {
    return ok(versions(Links.of(uri, headers, backend.limits().proxied())));
  }

  /** The answer's body, which callers leave as it is. */
  public static byte[] versions(Links links) {
    Versions versions = last;
    if (!versions.links.equals(links)) {
      versions = new Versions(links, json(links));
      last = versions;
    }
    return versions.json;
  }

  private static byte[] json(Links links) {
    Map<String, Object> version =
        Map.of("id", VersionFilter.current(), "links", links.self("/" + V1), "status", "CURRENT");
    return PythonJson.sorted(Map.of("versions", List.of(version)));
  }

  /** Any first segment is a version, as it is for upstream; only the RPC endpoint is not. */
  @GET
  @Path("{version: (?!rpc$)[^/]+}")
  @Rule(value = "introspection:version", publicEndpoint = true)
  public Response version(
      @PathParam("version") String version, @Context UriInfo uri, @Context HttpHeaders headers) {
    if (!version.equals(V1)) {
      throw ApiException.notFound("Version %s not found.".formatted(version));
    }
    Links links = Links.of(uri, headers, backend.limits().proxied());
    List<Map<String, Object>> resources =
        Stream.of("continue", "introspection", "rules")
            .map(name -> Map.of("links", links.self("/v1/" + name), "name", name))
            .toList();
    return ok(PythonJson.sorted(Map.of("resources", resources)));
  }

  private static Response ok(byte[] json) {
    return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
  }
}
