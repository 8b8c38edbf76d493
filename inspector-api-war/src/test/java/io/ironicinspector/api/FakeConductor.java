package io.ironicinspector.api;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorException;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Knows one node, by one name. Remembers its calls; can be told to fail or to be slow. */
final class FakeConductor implements Conductor {
  static final NodeUuid NODE = NodeUuid.parse("1be26c0b-03f2-4d2e-ae87-c02d7f33c781");
  static final String NAME = "rack1-u7";

  final List<String> calls = new CopyOnWriteArrayList<>();

  /** What every call answers before its own answer: fails it or delays it. */
  volatile CompletionStage<Void> gate = CompletableFuture.completedStage(null);

  /** What a test of rules comes to: itself. */
  volatile UnaryOperator<JsonObject> outcome = UnaryOperator.identity();

  void failWith(RuntimeException failure) {
    gate = CompletableFuture.failedStage(failure);
  }

  @Override
  public CompletionStage<Void> introspect(String node, boolean manageBoot) {
    calls.add("introspect " + node + " " + manageBoot);
    return gate;
  }

  @Override
  public CompletionStage<Void> abort(String node) {
    calls.add("abort " + node);
    return gate;
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
    calls.add("continue " + ramdiskData.keySet());
    return gate.thenApply(open -> NODE);
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData, NodeUuid node) {
    calls.add("continue " + ramdiskData.keySet() + " " + node);
    return gate.thenApply(open -> node);
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node) {
    calls.add("reapply " + node);
    return gate;
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node, JsonObject ramdiskData) {
    calls.add("reapply " + node + " " + ramdiskData.keySet());
    return gate;
  }

  @Override
  public CompletionStage<JsonObject> testRules(JsonObject question) {
    calls.add("test " + question);
    return gate.thenApply(open -> outcome.apply(question));
  }

  @Override
  public CompletionStage<NodeUuid> resolve(String nodeName) {
    calls.add("resolve " + nodeName);
    return gate.thenApply(
        open -> {
          if (nodeName.equals(NAME)) {
            return NODE;
          }
          throw new ConductorException(
              ConductorException.Kind.NOT_FOUND,
              "Node %s was not found in Ironic".formatted(nodeName));
        });
  }
}
