package io.ironicinspector.endtoend.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes each step on both sides at the same time and notes where they differ. */
final class Duel implements AutoCloseable {
  private final Side python;
  private final Side ours;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  Duel(Side python, Side ours) {
    this.python = python;
    this.ours = ours;
  }

  List<Difference> run(Chapter chapter) {
    List<Difference> differences = new ArrayList<>();
    for (Step step : chapter.steps()) {
      take(step).ifPresent(differences::add);
    }
    return differences;
  }

  private Optional<Difference> take(Step step) {
    if (step instanceof Step.Call call) {
      return compare(call.id(), call.request(), side -> side.call(call.request()));
    }
    if (step instanceof Step.Look look) {
      return compare(look.id(), look.request(), side -> side.look(look.request()));
    }
    if (step instanceof Step.Arrange arrange) {
      return both(side -> side.arrange(arrange.request()));
    }
    Step.Await await = (Step.Await) step;
    return both(side -> side.awaitState(await.status(), await.states()));
  }

  private Optional<Difference> compare(
      String id, Request request, Function<Side, Answer> exchange) {
    CompletableFuture<Answer> left = start(() -> exchange.apply(python));
    CompletableFuture<Answer> right = start(() -> exchange.apply(ours));
    return Difference.between(id, request, left.join(), right.join());
  }

  private Optional<Difference> both(Consumer<Side> action) {
    CompletableFuture<Void> left = CompletableFuture.runAsync(() -> action.accept(python), threads);
    CompletableFuture<Void> right = CompletableFuture.runAsync(() -> action.accept(ours), threads);
    left.join();
    right.join();
    return Optional.empty();
  }

  private CompletableFuture<Answer> start(Supplier<Answer> exchange) {
    return CompletableFuture.supplyAsync(exchange, threads);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
