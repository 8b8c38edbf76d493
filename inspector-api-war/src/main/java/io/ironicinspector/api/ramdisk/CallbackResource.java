package io.ironicinspector.api.ramdisk;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.link.Links;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
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
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Where the ramdisk of a node's run must post to, token included: for whoever makes its kernel
 * parameters.
 */
@Path("/v1/introspection/{node}/callback")
@ApplicationScoped
public class CallbackResource {
  private Backend backend;
  private CallbackTokens tokens;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected, CallbackTokens issuer) {
    backend = injected;
    tokens = issuer;
  }

  @GET
  @Rule("introspection:callback")
  public CompletionStage<Response> callback(
      @PathParam("node") String node, @Context UriInfo uri, @Context HttpHeaders headers) {
    Links links = Links.of(uri, headers, backend.limits().proxied());
    return Failures.answered(
        backend.nodes().find(node).thenApply(this::run).thenApply(run -> response(run, links)));
  }

  private Introspection run(NodeUuid node) {
    Introspection run =
        backend
            .reads()
            .find(node)
            .orElseThrow(
                () -> ApiException.notFound("Could not find node %s in cache".formatted(node)));
    if (run.finishedAt().isPresent()) {
      throw new ApiException(
          Response.Status.CONFLICT,
          "node %s: no ramdisk is expected, its introspection is over".formatted(node));
    }
    return run;
  }

  private Response response(Introspection run, Links links) {
    String token =
        tokens
            .of(run)
            .orElseThrow(
                () ->
                    ApiException.notFound(
                        "There are no tokens here, see callback_require_token and"
                            + " callback_token_secret in section inspector of the"
                            + " configuration"));
    return Response.ok(
            PythonJson.sorted(
                Map.of("token", token, "url", links.root() + "/v1/continue?token=" + token)),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}
