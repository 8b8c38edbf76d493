package io.ironicinspector.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
  private static final int TASKS = 200;

  /** As Payara's is with a maximum: without a queue. */
  private final ExecutorService refusing =
      new ThreadPoolExecutor(0, 2, 1, TimeUnit.SECONDS, new SynchronousQueue<>());

  private final ExecutorService growing = Executors.newCachedThreadPool();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

  @AfterEach
  void stop() {
    List.of(refusing, growing, scheduler).forEach(ExecutorService::shutdownNow);
  }

  @Test
  void aRefusingExecutorLosesNothing() throws InterruptedException {
    WorkQueue queue = new WorkQueue(refusing, scheduler, 1000);
    CountDownLatch done = new CountDownLatch(TASKS);
    for (int i = 0; i < TASKS; i++) {
      queue.execute(done::countDown);
    }
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTaskComesThroughEvenIfOthersHoldTheWholeExecutor() throws InterruptedException {
    CountDownLatch others = new CountDownLatch(1);
    for (int i = 0; i < 2; i++) {
      refusing.execute(() -> awaitQuietly(others));
    }
    CountDownLatch done = new CountDownLatch(1);
    new WorkQueue(refusing, scheduler, 1000).execute(done::countDown);
    assertThat(done.await(300, TimeUnit.MILLISECONDS)).isFalse();
    others.countDown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTaskThatEndsInAnErrorTakesNoPlaceFromOthers() throws InterruptedException {
    WorkQueue queue = new WorkQueue(growing, scheduler, 1);
    CountDownLatch done = new CountDownLatch(1);
    queue.execute(
        () -> {
          throw new LinkageError("a class is missing");
        });
    queue.execute(done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void noMoreThanTheLimitRunAtOnce() throws InterruptedException {
    WorkQueue queue = new WorkQueue(growing, scheduler, 3);
    AtomicInteger running = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    CountDownLatch done = new CountDownLatch(TASKS);
    for (int i = 0; i < TASKS; i++) {
      queue.execute(
          () -> {
            synchronized (seen) {
              seen.add(running.incrementAndGet());
            }
            running.decrementAndGet();
            done.countDown();
          });
    }
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    synchronized (seen) {
      assertThat(seen).hasSize(TASKS).allMatch(count -> count <= 3);
    }
  }

  @Test
  void itsDepthIsWhatWaitsForAThread() throws InterruptedException {
    WorkQueue queue = new WorkQueue(growing, scheduler, 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(2);
    queue.execute(
        () -> {
          begun.countDown();
          awaitQuietly(release);
        });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    queue.execute(done::countDown);
    queue.execute(done::countDown);
    assertThat(queue.depth()).isEqualTo(2);
    release.countDown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(queue.depth()).isZero();
  }

  @Test
  void aFailingTaskDoesNotTakeItsWorkerAlong() throws InterruptedException {
    WorkQueue queue = new WorkQueue(growing, scheduler, 1);
    CountDownLatch done = new CountDownLatch(1);
    queue.execute(
        () -> {
          throw new IllegalStateException("told to fail");
        });
    queue.execute(done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
