package io.ironicinspector.persistence;

import static io.ironicinspector.domain.IntrospectionState.STARTING;
import static io.ironicinspector.domain.IntrospectionState.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.IllegalTransitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write, and what happens to writers that meet. */
abstract class FencingContract extends RepositoryContract {
  private static final Fence OLDER = new Fence(FENCE.store(), FENCE.token() - 1);
  private static final Fence NEWER = new Fence(FENCE.store(), FENCE.token() + 1);
  private static final Fence OTHER_STORE = new Fence("local:2", 1);

  @Test
  void everyWriteOfAnOlderHolderIsRefusedAndChangesNothing() {
    start(NODE, NOW);
    List<Consumer<IntrospectionRepository>> writes =
        List.of(
            r -> r.start(NODE, OLDER, NOW, true),
            r -> r.fire(NODE, OLDER, Event.WAIT, NOW),
            r -> r.close(NODE, OLDER, Event.ERROR, NOW, Optional.empty()),
            r -> r.addAttributes(NODE, OLDER, "mac", List.of("aa:bb")),
            r -> r.requireFence(NODE, OLDER),
            r -> r.saveData(NODE, OLDER, true, "{}"));

    for (Consumer<IntrospectionRepository> write : writes) {
      assertThatThrownBy(() -> database().run(write))
          .isInstanceOf(FencedOutException.class)
          .hasMessageContaining(NODE.toString());
    }
    assertThat(stored(NODE).state()).isEqualTo(STARTING);
    assertThat(attributes(NODE)).isEmpty();
    assertThat(data(NODE, true)).isEmpty();
  }

  @Test
  void sameHolderWritesAgain() {
    start(NODE, NOW);

    assertThat(fire(NODE, Event.WAIT).state()).isEqualTo(WAITING);
  }

  @Test
  void newerHolderShutsTheOlderOneOut() {
    start(NODE, NOW);
    database().run(r -> r.fire(NODE, NEWER, Event.WAIT, NOW));

    assertThatThrownBy(() -> fire(NODE, Event.ABORT)).isInstanceOf(FencedOutException.class);
  }

  @Test
  void tokensOfAnotherStoreAreNotCompared() {
    start(NODE, NOW);
    database().run(r -> r.fire(NODE, OTHER_STORE, Event.WAIT, NOW));

    assertThat(stored(NODE).state()).isEqualTo(WAITING);
    assertThat(database().value("SELECT store FROM inspector_fences")).isEqualTo("local:2");
    assertThat(database().value("SELECT token FROM inspector_fences")).isEqualTo("1");
  }

  @Test
  void refusedWriteDoesNotMoveTheFence() {
    start(NODE, NOW);

    assertThatThrownBy(() -> database().run(r -> r.fire(NODE, NEWER, Event.FINISH, NOW)))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(fire(NODE, Event.WAIT).state()).isEqualTo(WAITING);
  }

  @Test
  void fencesOfNodesAreApart() {
    database().run(r -> r.start(OTHER, NEWER, NOW, true));

    assertThat(start(NODE, NOW).state()).isEqualTo(STARTING);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofManyStartsAtOnceExactlyOneWins(boolean rowExists) throws Exception {
    if (rowExists) {
      start(NODE, NOW);
      close(Event.ERROR, Optional.empty());
    }

    List<String> outcomes = atOnce(8, token -> FENCE);

    assertThat(outcomes).filteredOn("started"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("IllegalTransitionException"::equals).hasSize(7);
    assertThat(stored(NODE).state()).isEqualTo(STARTING);
  }

  @Test
  void firstWritersThatMeetAreOrderedByTheirTokens() throws Exception {
    List<String> outcomes = atOnce(8, token -> new Fence("etcd:1", token));

    // Which one wins depends on who came first; the others must fail for one of two reasons.
    assertThat(outcomes).filteredOn("started"::equals).hasSize(1);
    assertThat(outcomes).isSubsetOf("started", "IllegalTransitionException", "FencedOutException");
  }

  private List<String> atOnce(int writers, LongFunction<Fence> fence) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      CyclicBarrier together = new CyclicBarrier(writers);
      List<Callable<Void>> starts = new ArrayList<>();
      for (int i = 1; i <= writers; i++) {
        Fence mine = fence.apply(i);
        starts.add(
            () -> {
              together.await(20, TimeUnit.SECONDS);
              database().run(r -> r.start(NODE, mine, NOW, true));
              return null;
            });
      }
      List<String> outcomes = new ArrayList<>();
      for (Future<Void> start : threads.invokeAll(starts, 60, TimeUnit.SECONDS)) {
        outcomes.add(outcome(start));
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String outcome(Future<Void> start) throws InterruptedException {
    try {
      start.get();
      return "started";
    } catch (ExecutionException e) {
      return e.getCause().getClass().getSimpleName();
    }
  }
}
