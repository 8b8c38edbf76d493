package io.ironicinspector.client.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ironicinspector.client.AnyConductor;
import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.FakeConductor;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.client.UnreachableConductorException;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcConductorTest {
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final ExecutorService handlers = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(handlers);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    handlers.shutdownNow();
    executor.shutdownNow();
  }

  @Test
  void everyCallArrivesWithItsArguments() {
    FakeConductor remote = new FakeConductor();
    serve(remote);
    Conductor conductor = client();
    assertThat(failure(conductor.introspect("n\u00fc", false))).isNull();
    assertThat(failure(conductor.abort("n"))).isNull();
    assertThat(result(conductor.continueIntrospection(Json.createObjectBuilder().build())))
        .isEqualTo(FakeConductor.NODE);
    NodeUuid named = NodeUuid.parse("22222222-2222-4222-8222-222222222222");
    assertThat(result(conductor.continueIntrospection(Json.createObjectBuilder().build(), named)))
        .isEqualTo(named);
    assertThat(result(conductor.resolve("name"))).isEqualTo(FakeConductor.NODE);
    JsonObject question = Json.createObjectBuilder().add("node", "n\u00fc").build();
    assertThat(result(conductor.testRules(question))).isEqualTo(question);
    assertThat(remote.calls())
        .containsExactly(
            "introspect n\u00fc false",
            "abort n",
            "continue {}",
            "continue {} of " + named,
            "resolve name",
            "test " + question);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindSurvivesTheWireWithItsMessage(Kind kind) {
    String message = "node \u00fc: \"" + kind + "\"\nsecond line";
    serve(new FakeConductor(new ConductorException(kind, message)));
    Throwable failure = failure(client().abort("n"));
    assertThat(failure).isExactlyInstanceOf(ConductorException.class).hasMessage(message);
    assertThat(((ConductorException) failure).kind()).isEqualTo(kind);
  }

  @Test
  void aRefusedConnectionIsSkippedForTheNextConductor() throws IOException {
    FakeConductor remote = new FakeConductor();
    serve(remote);
    List<LiveConductor> live = List.of(dead(), alive(), dead());
    for (int seed = 0; seed < 6; seed++) {
      Conductor any = new AnyConductor(() -> live, rpc(Duration.ofSeconds(5)), new Random(seed));
      assertThat(failure(any.abort("n"))).isNull();
    }
    assertThat(remote.calls()).hasSize(6);
  }

  @Test
  void aServerWithoutTheConductorInItCountsAsUnreachable() {
    assertThat(failure(client().abort("n")))
        .isInstanceOf(UnreachableConductorException.class)
        .hasMessageContaining("has no RPC endpoint");
  }

  @Test
  void aTimeOutIsUnavailableAndNotRetried() {
    respond(exchange -> await(end));
    List<LiveConductor> live = List.of(alive(), alive());
    Conductor any = new AnyConductor(() -> live, rpc(Duration.ofMillis(200)), new Random(1));
    assertFailed(any.abort("n"), Kind.UNAVAILABLE, "did not answer in time");
    assertThat(requests).hasValue(1);
  }

  @Test
  void anAnswerThatStopsInTheMiddleTimesOutToo() {
    respond(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(end);
        });
    Conductor slow = rpc(Duration.ofMillis(300)).apply(alive());
    assertFailed(slow.abort("n"), Kind.UNAVAILABLE, "did not answer in time");
  }

  @Test
  void aBrokenConnectionIsUnavailableAndNotRetried() {
    respond(HttpExchange::close);
    List<LiveConductor> live = List.of(alive(), alive());
    Conductor any = new AnyConductor(() -> live, rpc(Duration.ofSeconds(5)), new Random(1));
    assertFailed(any.abort("n"), Kind.UNAVAILABLE, "broke off");
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "{\"jsonrpc\":\"2.0\",\"id\":-1,\"result\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":ID}",
        "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":{\"uuid\":\"not one\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":{\"code\":-32601,\"message\":\"no method\"}}",
      })
  void aMalformedAnswerIsInternalAndNamesTheConductor(String text) {
    respond(
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String id = request.replaceFirst(".*\"id\":(\\d+).*", "$1");
          send(exchange, 200, text.replace("ID", id));
        });
    assertFailed(client().resolve("n"), Kind.INTERNAL, "Conductor alive at http://");
  }

  @Test
  void otherStatusCodesAreNotMistakenForAnswers() {
    respond(exchange -> send(exchange, 500, "<html>oops</html>"));
    assertFailed(client().abort("n"), Kind.INTERNAL, "HTTP status 500");
  }

  private Conductor client() {
    return rpc(Duration.ofSeconds(5)).apply(alive());
  }

  private JsonRpcClient rpc(Duration timeout) {
    return new JsonRpcClient(timeout, executor);
  }

  private LiveConductor alive() {
    return new LiveConductor(
        "alive", URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rpc"));
  }

  private static LiveConductor dead() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new LiveConductor(
          "dead", URI.create("http://127.0.0.1:" + free.getLocalPort() + "/rpc"));
    }
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private void respond(Handler handler) {
    server.createContext(
        "/rpc",
        exchange -> {
          requests.incrementAndGet();
          handler.handle(exchange);
        });
  }

  private void serve(Conductor conductor) {
    JsonRpcDispatcher dispatcher = new JsonRpcDispatcher(conductor);
    respond(
        exchange -> {
          var body = new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8);
          send(exchange, 200, dispatcher.dispatch(body).toCompletableFuture().join().toString());
        });
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertFailed(CompletionStage<?> stage, Kind kind, String text) {
    Throwable failure = failure(stage);
    assertThat(failure).isInstanceOf(ConductorException.class).hasMessageContaining(text);
    assertThat(((ConductorException) failure).kind()).isEqualTo(kind);
  }

  private static <T> T result(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private static Throwable failure(CompletionStage<?> stage) {
    Throwable thrown = catchThrowable(() -> result(stage));
    return thrown instanceof CompletionException ? thrown.getCause() : thrown;
  }
}
