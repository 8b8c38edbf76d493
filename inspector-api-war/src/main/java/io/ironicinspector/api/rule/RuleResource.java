package io.ironicinspector.api.rule;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.json.JsonBody;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.api.version.VersionFilter;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.persistence.rule.PlainJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** Create, read and delete rules. There is no way to change one. */
@Path("/v1/rules")
@ApplicationScoped
public class RuleResource {
  /** Before it, created was 200. */
  private static final String CREATED_SINCE = "1.6";

  private static final String UUID = "uuid";

  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @GET
  @Rule("introspection:rule:get")
  public Response list(@Context UriInfo uri, @Context HttpHeaders headers) {
    Links links = links(uri, headers);
    List<Map<String, Object>> shapes =
        backend.rules().list().stream().map(rule -> RuleShape.of(rule, links)).toList();
    return json(Response.Status.OK, Map.of("rules", shapes));
  }

  @POST
  @Rule("introspection:rule:create")
  public Response create(InputStream body, @Context UriInfo uri, @Context HttpHeaders headers) {
    return create(object(body, headers), uri, headers);
  }

  /** The UUID in the path: openstacksdk creates rules so, although upstream has no such method. */
  @POST
  @Path("{rule}")
  @Rule("introspection:rule:create")
  public Response create(
      @PathParam("rule") String uuid,
      InputStream body,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    JsonObject given = object(body, headers);
    JsonValue named = Json.createValue(uuid);
    if (!named.equals(given.getOrDefault(UUID, named))) {
      throw ApiException.badRequest("The uuid in the body is not the one in the path, " + uuid);
    }
    return create(Json.createObjectBuilder(given).add(UUID, named).build(), uri, headers);
  }

  private JsonObject object(InputStream body, HttpHeaders headers) {
    return JsonBody.of(body, headers, backend.limits().bodyBytes()).object();
  }

  private Response create(JsonObject given, UriInfo uri, HttpHeaders headers) {
    var rule = io.ironicinspector.rules.Rule.parse(PlainJson.toPlain(given));
    backend.rules().create(rule);
    Response.Status created =
        VersionFilter.isAtLeast(CREATED_SINCE, headers)
            ? Response.Status.CREATED
            : Response.Status.OK;
    return json(created, RuleShape.of(rule, links(uri, headers)));
  }

  @DELETE
  @Rule("introspection:rule:delete")
  public Response deleteAll() {
    backend.rules().deleteAll();
    return Response.noContent().build();
  }

  @GET
  @Path("{rule}")
  @Rule("introspection:rule:get")
  public Response get(
      @PathParam("rule") String uuid, @Context UriInfo uri, @Context HttpHeaders headers) {
    return json(Response.Status.OK, RuleShape.of(backend.rules().get(uuid), links(uri, headers)));
  }

  @DELETE
  @Path("{rule}")
  @Rule("introspection:rule:delete")
  public Response delete(@PathParam("rule") String uuid) {
    backend.rules().delete(uuid);
    return Response.noContent().build();
  }

  private Links links(UriInfo uri, HttpHeaders headers) {
    return Links.of(uri, headers, backend.limits().proxied());
  }

  private static Response json(Response.Status status, Object shape) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(PythonJson.sorted(shape))
        .build();
  }
}
