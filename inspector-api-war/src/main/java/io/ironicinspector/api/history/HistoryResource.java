package io.ironicinspector.api.history;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.json.StoredJson;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.persistence.Run.Document;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The last runs of a node, their documents, and the way to process one of these again. */
@Path("/v1/introspection/{node}/history")
@ApplicationScoped
public class HistoryResource {
  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @GET
  @Rule("introspection:status")
  public CompletionStage<Response> list(@PathParam("node") String node) {
    return Failures.answered(history(node).thenApply(HistoryResource::list));
  }

  private static Response list(History history) {
    Iterable<Map<String, Object>> shapes =
        () -> history.runs().stream().map(RunShape::of).iterator();
    StreamingOutput body = out -> PythonJson.writeSorted(Map.of("history", shapes), out);
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
  }

  @GET
  @Path("{run}/data")
  @Rule("introspection:data")
  public CompletionStage<Response> processed(
      @PathParam("node") String node, @PathParam("run") String run) {
    return document(node, run, Document.PROCESSED);
  }

  @GET
  @Path("{run}/data/unprocessed")
  @Rule("introspection:data")
  public CompletionStage<Response> unprocessed(
      @PathParam("node") String node, @PathParam("run") String run) {
    return document(node, run, Document.UNPROCESSED);
  }

  private CompletionStage<Response> document(String node, String run, Document document) {
    long number = RunNumber.parse("run", run);
    return Failures.answered(
        history(node)
            .thenApply(history -> history.document(history.run(number), document))
            .thenApply(HistoryResource::document));
  }

  private static Response document(String text) {
    return Response.ok(text.getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  @POST
  @Path("{run}/reapply")
  @Rule("introspection:reapply")
  public CompletionStage<Response> reapply(
      @PathParam("node") String node, @PathParam("run") String run) {
    long number = RunNumber.parse("run", run);
    return Failures.answered(
        history(node)
            .thenCompose(history -> reapply(history, number))
            .thenApply(nothing -> PythonJson.sorted(Map.of()))
            .thenApply(
                json -> Response.accepted(json).type(MediaType.APPLICATION_JSON_TYPE).build()));
  }

  private CompletionStage<Void> reapply(History history, long number) {
    String sent = history.document(history.run(number), Document.UNPROCESSED);
    return backend.conductor().reapply(history.node(), StoredJson.object(sent));
  }

  private CompletionStage<History> history(String node) {
    return backend.nodes().find(node).thenApply(uuid -> History.of(backend.reads(), uuid));
  }
}
