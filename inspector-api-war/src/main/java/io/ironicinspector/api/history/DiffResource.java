package io.ironicinspector.api.history;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.difference.Difference;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.json.StoredJson;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.Run.Document;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionStage;

/** What changed in the processed data from one run of a node to another. */
@Path("/v1/introspection/{node}/diff")
@ApplicationScoped
public class DiffResource {
  /** Two such documents take some 100 MB while they are compared. */
  private static final int MOST_CHARACTERS = 4_000_000;

  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @GET
  @Rule("introspection:data")
  public CompletionStage<Response> diff(
      @PathParam("node") String node, @Context UriInfo uri, @Context HttpHeaders headers) {
    DiffQuery query = DiffQuery.parse(uri.getQueryParameters());
    DiffForm form = DiffForm.wanted(uri.getQueryParameters(), headers);
    return Failures.answered(
        backend
            .nodes()
            .find(node)
            .thenApply(uuid -> History.of(backend.reads(), uuid))
            .thenApply(history -> answer(history, query.choose(history), form)));
  }

  private static Response answer(History history, DiffQuery.Runs runs, DiffForm form) {
    Difference difference =
        Difference.between(document(history, runs.from()), document(history, runs.to()));
    DiffShape shape = new DiffShape(history.node(), runs, difference);
    return switch (form) {
      case JSON -> Response.ok(shape.json(), form.mediaType()).build();
      case PATCH -> Response.ok(shape.patch(), form.mediaType()).build();
      case TEXT -> Response.ok(shape.text(), form.mediaType() + ";charset=utf-8").build();
    };
  }

  private static JsonObject document(History history, Run run) {
    String text = history.document(run, Document.PROCESSED);
    if (text.length() > MOST_CHARACTERS) {
      throw ApiException.badRequest(
          "The data of run %d has %d characters; up to %d are compared"
              .formatted(run.number(), text.length(), MOST_CHARACTERS));
    }
    return StoredJson.object(text);
  }
}
