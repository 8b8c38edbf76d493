package io.ironicinspector.client;

import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.osloconfig.context.RequestContext;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.logging.Logger;

/**
 * A conductor picked at random for each call.
 *
 * <p>Promise: one that did not take the request ({@link UnreachableConductorException}) is skipped
 * for another; none left means NO_CONDUCTOR. Not promised: a second try of a request that reached a
 * conductor. It may be at work there, so its failure or time-out is the caller's answer.
 *
 * <p>Thread-safe. Holds no thread while it waits.
 */
public final class AnyConductor implements Conductor {
  private static final Logger LOG = Logger.getLogger(AnyConductor.class.getName());

  private final ConductorDirectory directory;
  private final Function<? super LiveConductor, ? extends Conductor> transport;
  private final Random random;

  /** The random source is asked once per attempt, from any thread. */
  public AnyConductor(
      ConductorDirectory directory,
      Function<? super LiveConductor, ? extends Conductor> transport,
      Random random) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.transport = Objects.requireNonNull(transport, "transport");
    this.random = Objects.requireNonNull(random, "random");
  }

  @Override
  public CompletionStage<Void> introspect(String node, boolean manageBoot) {
    return call(conductor -> conductor.introspect(node, manageBoot));
  }

  @Override
  public CompletionStage<Void> abort(String node) {
    return call(conductor -> conductor.abort(node));
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData) {
    return call(conductor -> conductor.continueIntrospection(ramdiskData));
  }

  @Override
  public CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData, NodeUuid node) {
    return call(conductor -> conductor.continueIntrospection(ramdiskData, node));
  }

  @Override
  public CompletionStage<NodeUuid> resolve(String nodeName) {
    return call(conductor -> conductor.resolve(nodeName));
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node) {
    return call(conductor -> conductor.reapply(node));
  }

  @Override
  public CompletionStage<Void> reapply(NodeUuid node, JsonObject ramdiskData) {
    return call(conductor -> conductor.reapply(node, ramdiskData));
  }

  @Override
  public CompletionStage<JsonObject> testRules(JsonObject question) {
    return call(conductor -> conductor.testRules(question));
  }

  private <T> CompletionStage<T> call(Function<Conductor, CompletionStage<T>> request) {
    List<LiveConductor> left;
    try {
      left = new ArrayList<>(directory.live());
    } catch (ConductorException e) {
      return CompletableFuture.failedStage(e);
    }
    return tryOne(left, inContext(request));
  }

  /** Another try starts in a thread of the transport, which does not know for whom it works. */
  private static <T> Function<Conductor, CompletionStage<T>> inContext(
      Function<Conductor, CompletionStage<T>> request) {
    Optional<RequestContext> context = RequestContext.current();
    return conductor -> {
      if (context.isEmpty()) {
        return request.apply(conductor);
      }
      RequestContext.Scope scope = context.get().open();
      try {
        return request.apply(conductor);
      } finally {
        scope.close();
      }
    };
  }

  private <T> CompletionStage<T> tryOne(
      List<LiveConductor> left, Function<Conductor, CompletionStage<T>> request) {
    if (left.isEmpty()) {
      return CompletableFuture.failedStage(
          new ConductorException(
              ConductorException.Kind.NO_CONDUCTOR, "No available conductor service"));
    }
    LiveConductor chosen = left.remove(random.nextInt(left.size()));
    return request
        .apply(transport.apply(chosen))
        .exceptionallyCompose(failure -> afterFailure(failure, left, request));
  }

  private <T> CompletionStage<T> afterFailure(
      Throwable failure,
      List<LiveConductor> left,
      Function<Conductor, CompletionStage<T>> request) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof UnreachableConductorException) {
      LOG.warning(() -> cause.getMessage() + "; conductors left to try: " + left.size());
      return tryOne(left, request);
    }
    return CompletableFuture.failedStage(cause);
  }
}
