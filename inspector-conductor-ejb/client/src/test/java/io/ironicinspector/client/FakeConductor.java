package io.ironicinspector.client;

import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers its calls; answers all of them well, or all with one failure. */
public final class FakeConductor implements Conductor {
  public static final NodeUuid NODE = NodeUuid.parse("1be26c0b-03f2-4d2e-ae87-c02d7f33c781");

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Optional<RuntimeException> failure;

  public FakeConductor() {
    this.failure = Optional.empty();
  }

  public FakeConductor(RuntimeException failure) {
    this.failure = Optional.of(failure);
  }

  public List<String> calls() {
    return calls;
  }

  @Override
  public CompletionStage<Void> introspect(String node, boolean manageBoot) {
    return answer("introspect " + node + " " + manageBoot, null);
  }

  @Override
  public CompletionStage<Void> abort(String node) {
    return answer("abort " + node, null);
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
    return answer("continue " + ramdiskData, NODE);
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData, NodeUuid node) {
    return answer("continue " + ramdiskData + " of " + node, node);
  }

  @Override
  public CompletionStage<NodeUuid> resolve(String nodeName) {
    return answer("resolve " + nodeName, NODE);
  }

  @Override
  public CompletionStage<JsonObject> testRules(JsonObject question) {
    return answer("test " + question, question);
  }

  private <T> CompletionStage<T> answer(String call, T value) {
    calls.add(call);
    return failure.isPresent()
        ? CompletableFuture.failedStage(failure.get())
        : CompletableFuture.completedStage(value);
  }
}
