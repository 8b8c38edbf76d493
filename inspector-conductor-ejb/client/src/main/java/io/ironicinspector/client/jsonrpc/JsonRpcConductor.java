package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.client.UnreachableConductorException;
import io.ironicinspector.client.keystone.KeystoneException;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.osloconfig.context.RequestContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One conductor in another process. Fails with {@link UnreachableConductorException} if the request
 * was certainly not taken, with what the conductor threw if it was, and with UNAVAILABLE or
 * INTERNAL if it was sent but has no proper answer.
 *
 * <p>Thread-safe. No thread waits for an answer.
 */
final class JsonRpcConductor implements Conductor {
  private static final AtomicLong NEXT_ID = new AtomicLong(1);

  private final HttpClient http;
  private final ScheduledExecutorService timer;
  private final Duration timeout;
  private final RpcCredentials credentials;
  private final LiveConductor conductor;
  private final RpcAnswer answer;

  JsonRpcConductor(
      HttpClient http,
      ScheduledExecutorService timer,
      Duration timeout,
      RpcCredentials credentials,
      LiveConductor conductor) {
    this.credentials = credentials;
    this.http = http;
    this.timer = timer;
    this.timeout = timeout;
    this.conductor = conductor;
    this.answer = new RpcAnswer(conductor);
  }

  @Override
  public CompletionStage<Void> introspect(String node, boolean manageBoot) {
    JsonObjectBuilder params = node(node).add(Wire.MANAGE_BOOT, manageBoot);
    return call(Wire.DO_INTROSPECTION, params).thenApply(result -> null);
  }

  @Override
  public CompletionStage<Void> abort(String node) {
    return call(Wire.DO_ABORT, node(node)).thenApply(result -> null);
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
    JsonObjectBuilder params = Wire.JSON.createObjectBuilder().add(Wire.DATA, ramdiskData);
    return call(Wire.DO_CONTINUE, params).thenApply(this::uuid);
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData, NodeUuid node) {
    JsonObjectBuilder params =
        Wire.JSON
            .createObjectBuilder()
            .add(Wire.DATA, ramdiskData)
            .add(Wire.NODE_UUID, node.toString());
    return call(Wire.DO_CONTINUE, params).thenApply(this::uuid);
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node) {
    return call(Wire.DO_REAPPLY, reapplied(node).addNull(Wire.DATA)).thenApply(result -> null);
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node, JsonObject ramdiskData) {
    return call(Wire.DO_REAPPLY, reapplied(node).add(Wire.DATA, ramdiskData))
        .thenApply(result -> null);
  }

  private static JsonObjectBuilder reapplied(NodeUuid node) {
    return Wire.JSON.createObjectBuilder().add(Wire.NODE_UUID, node.toString()).addNull(Wire.TOKEN);
  }

  @Override
  public CompletionStage<NodeUuid> resolve(String nodeName) {
    return call(Wire.DO_RESOLVE, node(nodeName)).thenApply(this::uuid);
  }

  @Override
  public CompletionStage<JsonObject> testRules(JsonObject question) {
    return call(Wire.DO_TEST_RULES, Wire.JSON.createObjectBuilder().add(Wire.DATA, question))
        .thenApply(
            result -> {
              if (result instanceof JsonObject outcome) {
                return outcome;
              }
              throw answer.malformed("its result is not an object");
            });
  }

  private static JsonObjectBuilder node(String node) {
    return Wire.JSON.createObjectBuilder().add(Wire.NODE_ID, node).addNull(Wire.TOKEN);
  }

  private NodeUuid uuid(JsonValue result) {
    if (result instanceof JsonObject object) {
      return Wire.string(object, Wire.UUID)
          .flatMap(NodeUuid::like)
          .orElseThrow(() -> answer.malformed("its result has no uuid"));
    }
    throw answer.malformed("its result is not an object");
  }

  private CompletionStage<JsonValue> call(String method, JsonObjectBuilder params) {
    long id = NEXT_ID.getAndIncrement();
    Optional<RpcCredentials.Header> credential;
    try {
      credential = credentials.header();
    } catch (KeystoneException e) {
      return CompletableFuture.failedStage(
          new ConductorException(Kind.UNAVAILABLE, "No token for the call to a conductor", e));
    }
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(
            request(body(id, method, params), credential), HttpResponse.BodyHandlers.ofByteArray());
    // HttpRequest.timeout() ends with the headers; this one covers the whole answer.
    Future<?> deadline =
        timer.schedule(() -> exchange.cancel(true), timeout.toMillis(), TimeUnit.MILLISECONDS);
    return exchange.handle(
        (response, failure) -> {
          deadline.cancel(false);
          if (failure != null) {
            throw answer.missing(failure);
          }
          if (response.statusCode() == 401) {
            credential.ifPresent(credentials::refused);
          }
          return answer.result(response, id);
        });
  }

  private HttpRequest request(byte[] body, Optional<RpcCredentials.Header> credential) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(conductor.rpc())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    credential.ifPresent(header -> request.header(header.name(), header.value()));
    RequestContext.current().ifPresent(context -> identify(request, context));
    return request.build();
  }

  private static void identify(HttpRequest.Builder request, RequestContext context) {
    request.header(Rpc.REQUEST_ID, context.requestId());
    context.globalRequestId().ifPresent(id -> request.header(Rpc.GLOBAL_REQUEST_ID, id));
  }

  private static byte[] body(long id, String method, JsonObjectBuilder params) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var writer = Wire.JSON.createWriter(bytes)) { // writes UTF-8
      writer.write(
          Wire.JSON
              .createObjectBuilder()
              .add(Wire.VERSION_KEY, Wire.VERSION)
              .add(Wire.ID, id)
              .add(Wire.METHOD, method)
              .add(Wire.PARAMS, params)
              .build());
    }
    return bytes.toByteArray();
  }
}
