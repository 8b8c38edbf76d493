package io.ironicinspector.api;

import static io.ironicinspector.api.ResponseAssert.assertError;
import static io.ironicinspector.api.ResponseAssert.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.backend.ApiLimits;
import io.ironicinspector.client.AnyConductor;
import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.client.jsonrpc.JsonRpcClient;
import io.ironicinspector.domain.Role;
import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The conductor role: nothing but RPC. */
class RpcApiTest {
  private final TestServer server =
      new TestServer(Role.CONDUCTOR, new ApiLimits(10, true, true, 1000, true));
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);

  @AfterEach
  void stop() {
    server.close();
    executor.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/introspection", "/v1/introspection/x"})
  void thePublicApiIsNotThere(String path) throws Exception {
    assertNotFound(server.get(path));
  }

  @Test
  void onlyPostIsAllowed() throws Exception {
    assertThat(server.get("/rpc").statusCode()).isEqualTo(405);
  }

  @Test
  void anotherProcessReachesTheConductorAndItsFailures() throws Exception {
    Conductor remote = remote();
    remote.introspect("n", false).toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(
            remote
                .continueIntrospection(Json.createObjectBuilder().add("a", "\u00fc").build())
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS))
        .isEqualTo(FakeConductor.NODE);
    assertThat(server.conductor.calls).containsExactly("introspect n false", "continue [a]");

    server.conductor.failWith(
        new ConductorException(ConductorException.Kind.CONFLICT, "Node is locked"));
    assertThat(remote.abort("n").toCompletableFuture())
        .failsWithin(10, TimeUnit.SECONDS)
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .asInstanceOf(InstanceOfAssertFactories.type(ConductorException.class))
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(ConductorException.Kind.CONFLICT);
              assertThat(failure).hasMessage("Node is locked");
            });
  }

  @Test
  void badRequestsGetJsonRpcErrorsAndTooLargeOnesHttpErrors() throws Exception {
    HttpResponse<String> response = server.post("/rpc", "{");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("-32700");
    assertThat(response.headers().firstValue("Connection")).hasValue("close");
    assertError(
        server.post("/rpc", " ".repeat(5000)), 413, "The request body is larger than 2000 bytes");
    assertError(
        server.post("/rpc", "[".repeat(300)),
        400,
        "The request body is refused: it is nested more than 200 levels deep");
  }

  private Conductor remote() {
    LiveConductor live = new LiveConductor("c1", URI.create(server.root() + "/rpc"));
    return new AnyConductor(
        () -> List.of(live), new JsonRpcClient(Duration.ofSeconds(10), executor), new Random(1));
  }
}
