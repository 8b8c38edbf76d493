package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The server half: one request text in, one response object out. The methods listed here can be
 * called and no others.
 *
 * <p>The stage never fails: every failure is a response. A {@link ConductorException} keeps its
 * kind and message; anything else the conductor throws is logged and becomes INTERNAL {@code
 * Internal server error}. Thread-safe; only reading the request blocks.
 */
public final class JsonRpcDispatcher {
  private record Method(
      Set<String> parameters, Function<RpcRequest, CompletionStage<JsonValue>> call) {}

  private final Map<String, Method> methods;

  /** Answers for {@code conductor}. */
  public JsonRpcDispatcher(Conductor conductor) {
    Objects.requireNonNull(conductor, "conductor");
    methods =
        Map.of(
            Wire.DO_INTROSPECTION,
            new Method(
                Set.of(Wire.NODE_ID, Wire.MANAGE_BOOT, Wire.TOKEN),
                request -> none(conductor.introspect(request.nodeId(), request.manageBoot()))),
            Wire.DO_ABORT,
            new Method(
                Set.of(Wire.NODE_ID, Wire.TOKEN),
                request -> none(conductor.abort(request.nodeId()))),
            Wire.DO_CONTINUE,
            new Method(
                Set.of(Wire.DATA, Wire.NODE_UUID), request -> node(continued(conductor, request))),
            Wire.DO_REAPPLY,
            new Method(
                Set.of(Wire.NODE_UUID, Wire.DATA, Wire.TOKEN),
                request -> none(reapply(conductor, request))),
            Wire.DO_RESOLVE,
            new Method(
                Set.of(Wire.NODE_ID, Wire.TOKEN),
                request -> node(conductor.resolve(request.nodeId()))),
            Wire.DO_TEST_RULES,
            new Method(
                Set.of(Wire.DATA),
                request -> conductor.testRules(request.data()).thenApply(outcome -> outcome)));
  }

  private static CompletionStage<Void> reapply(Conductor conductor, RpcRequest request) {
    NodeUuid node = request.nodeUuid();
    return request.hasData() ? conductor.reapply(node, request.data()) : conductor.reapply(node);
  }

  private static CompletionStage<NodeUuid> continued(Conductor conductor, RpcRequest request) {
    return request.hasNodeUuid()
        ? conductor.continueIntrospection(request.data(), request.nodeUuid())
        : conductor.continueIntrospection(request.data());
  }

  /**
   * Reads the whole request, does not close the reader, and calls the conductor.
   *
   * @throws UncheckedIOException if the request could not be read to its end; nothing was called
   */
  public CompletionStage<JsonObject> dispatch(Reader text) {
    try {
      RpcRequest request = RpcRequest.read(text);
      return invoke(request)
          .handle(
              (value, failure) ->
                  failure == null
                      ? RpcResponse.result(request.id(), value)
                      : RpcResponse.failure(request.id(), failure));
    } catch (RpcRefusal refusal) {
      return CompletableFuture.completedStage(RpcResponse.refusal(refusal));
    }
  }

  private CompletionStage<JsonValue> invoke(RpcRequest request) {
    Method method = methods.get(request.method());
    if (method == null) {
      throw new RpcRefusal(
          Wire.METHOD_NOT_FOUND, request.id(), "Method not found: " + request.method());
    }
    request.allow(method.parameters());
    try {
      return method.call().apply(request);
    } catch (RpcRefusal refusal) {
      throw refusal;
    } catch (RuntimeException e) { // an EJB's proxy throws before there is a stage
      return CompletableFuture.failedStage(e);
    }
  }

  private static CompletionStage<JsonValue> none(CompletionStage<Void> stage) {
    return stage.thenApply(nothing -> JsonValue.NULL);
  }

  private static CompletionStage<JsonValue> node(CompletionStage<NodeUuid> stage) {
    return stage.thenApply(
        uuid -> Wire.JSON.createObjectBuilder().add(Wire.UUID, uuid.toString()).build());
  }
}
