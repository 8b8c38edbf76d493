package io.ironicinspector.api.rule;

import io.ironicinspector.api.access.Rule;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.error.Failures;
import io.ironicinspector.api.json.JsonBody;
import io.ironicinspector.client.json.PythonJson;
import io.ironicinspector.persistence.rule.PlainJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;

/**
 * The dry run of rules. A conductor evaluates them, as it does in a run: with the same code, and
 * with a way to Ironic, without which no scope can be decided.
 */
@Path("/v1/rules/test")
@ApplicationScoped
public class RuleTestResource {
  private Backend backend;

  @Inject // not a constructor: RESTEasy takes none with parameters
  void use(Backend injected) {
    backend = injected;
  }

  @POST
  @Rule("introspection:rule:test")
  public CompletionStage<Response> test(InputStream body, @Context HttpHeaders headers) {
    JsonObject question = JsonBody.of(body, headers, backend.limits().bodyBytes()).object();
    return Failures.answered(
        backend
            .conductor()
            .testRules(question)
            .thenApply(outcome -> PythonJson.sorted(PlainJson.toPlain(outcome)))
            .thenApply(json -> Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build()));
  }
}
