package io.ironicinspector.api.introspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.FakeRules;
import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.api.backend.Backend;
import io.ironicinspector.api.backend.DatabaseDocuments;
import io.ironicinspector.api.backend.IntrospectionReads;
import io.ironicinspector.api.backend.NodeNames;
import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While a conductor works, the request's thread is long gone. */
class PendingRequestTest {
  private final CompletableFuture<Void> conductorAnswer = new CompletableFuture<>();
  private final IntrospectionResource resource = new IntrospectionResource();

  @BeforeEach
  void inject() {
    resource.use(
        new Backend(
            new SlowConductor(),
            List::of,
            new NodeNames(new SlowConductor(), Runnable::run, System::nanoTime),
            new EmptyDatabase(),
            new DatabaseDocuments(new EmptyDatabase()),
            new FakeRules(),
            new ApiLimits(1000, true, true, 1000, true)));
  }

  @Test
  void startAndAbortReturnBeforeTheConductorAnswers() throws Exception {
    CompletableFuture<Response> start = resource.start("name", null).toCompletableFuture();
    CompletableFuture<Response> abort = resource.abort("name").toCompletableFuture();
    assertThat(start).isNotDone();
    assertThat(abort).isNotDone();
    conductorAnswer.complete(null);
    assertThat(start.get(5, TimeUnit.SECONDS).getStatus()).isEqualTo(202);
    assertThat(abort.get(5, TimeUnit.SECONDS).getStatus()).isEqualTo(202);
  }

  @Test
  void aLateFailureBecomesAResponse() throws Exception {
    CompletableFuture<Response> start = resource.start("name", "false").toCompletableFuture();
    conductorAnswer.completeExceptionally(
        new ConductorException(ConductorException.Kind.CONFLICT, "locked"));
    assertThat(start.get(5, TimeUnit.SECONDS).getStatus()).isEqualTo(409);
  }

  private final class SlowConductor implements Conductor {
    @Override
    public CompletionStage<Void> introspect(String node, boolean manageBoot) {
      return conductorAnswer;
    }

    @Override
    public CompletionStage<Void> abort(String node) {
      return conductorAnswer;
    }

    @Override
    public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<NodeUuid> resolve(String nodeName) {
      return new CompletableFuture<>();
    }
  }

  private static final class EmptyDatabase implements IntrospectionReads {
    @Override
    public Optional<Introspection> find(NodeUuid node) {
      return Optional.empty();
    }

    @Override
    public List<Introspection> list(
        Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
      return List.of();
    }

    @Override
    public Optional<String> data(NodeUuid node, boolean processed) {
      return Optional.empty();
    }

    @Override
    public List<Run> runs(NodeUuid node) {
      return List.of();
    }

    @Override
    public Optional<String> runData(NodeUuid node, long number, Run.Document document) {
      return Optional.empty();
    }

    @Override
    public Map<IntrospectionState, Long> countByState() {
      return Map.of();
    }

    @Override
    public void ping() {}
  }
}
