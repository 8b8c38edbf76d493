package io.ironicinspector.micro.payara;

import static java.time.Duration.ofMillis;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.glassfish.grizzly.threadpool.WorkerThread;
import org.junit.jupiter.api.Test;

/** What the selector's thread answers while a {@link Deputy} stands by. */
class DeputyTest extends NamesThreads {
  @Test
  void withADeputyTheSelectorAnswersWhatWaitsForTheDatabase() throws IOException {
    try (Client client = new Client()) {
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
      untilAnsweredBy(SELECTOR, client);
      assertThat(client.ask(OTHER)).isEqualTo(POOL);
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
      untilAnsweredBy(SELECTOR, client);
      // As long as a UUID, but a name.
      assertThat(client.ask(STATUS.replace('-', 'x'))).isEqualTo(POOL);
    }
  }

  @Test
  void theDeputyGoesWhenThereIsLittleToDo() throws IOException {
    try (Client client = new Client()) {
      untilAnsweredBy(SELECTOR, client);
      await().until(() -> deputies().isEmpty());
      assertThat(client.ask(STATUS)).isEqualTo(POOL);
    }
  }

  @Test
  void onlyASingleOneIsAnsweredByTheSelector() throws IOException, InterruptedException {
    try (Client client = new Client();
        Client other = new Client()) {
      untilAnsweredBy(SELECTOR, client);
      other.send(SLOW);
      assertThat(waits.await(30, SECONDS)).isTrue();
      for (int i = 0; i < 100; i++) {
        assertThat(client.ask(STATUS)).isEqualTo(POOL);
      }
      slow.countDown();
      assertThat(other.answer()).isEqualTo(POOL);
      untilAnsweredBy(SELECTOR, client);
    }
  }

  @Test
  void theDeputySelectsIfTheDatabaseIsSlow() throws IOException, InterruptedException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      Thread before = untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      assertThat(other.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(selector.getRunnerThread()).isNotSameAs(before);
      waiting.send(ROOT);
      for (int i = 0; i < 100; i++) {
        assertThat(other.ask(STATUS)).isEqualTo(POOL);
      }
      slow.countDown();
      // The thread that waited does not select any more.
      assertThat(waiting.answer()).isEqualTo(POOL);
      assertThat(waiting.answer()).isIn(POOL, SELECTOR);
      waiting.ask(ROOT);
      assertThat(waiting.ask(ROOT)).isEqualTo(SELECTOR);
      assertThat(selector.getRunnerThread()).isNotSameAs(before);
    }
  }

  @Test
  void afterASlowAnswerThePoolAnswersForASecond() throws IOException {
    try (Client client = new Client()) {
      untilAnsweredBy(SELECTOR, client);
      assertThat(client.ask(TARDY)).isEqualTo(SELECTOR);
      untilTheSelectorIsDone(client);
      nanos.addAndGet(SECONDS.toNanos(1) - 1);
      client.ask(STATUS); // the pool's in any case
      for (int i = 0; i < 100; i++) {
        assertThat(client.ask(STATUS)).isEqualTo(POOL);
      }
      untilTheSelectorIsDone(client);
      nanos.incrementAndGet();
      untilAnsweredBy(SELECTOR, client);
    }
  }

  @Test
  void afterItWasTakenOverThePoolAnswersForTenSeconds() throws IOException, InterruptedException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      slow.countDown();
      waiting.answer();
      nanos.addAndGet(SECONDS.toNanos(10) - 1);
      for (int i = 0; i < 1000; i++) {
        assertThat(other.ask(STATUS)).isEqualTo(POOL);
      }
      nanos.incrementAndGet();
      untilAnsweredBy(SELECTOR, other);
    }
  }

  /** The server's pool interrupts threads whose requests take too long; that is not one. */
  @Test
  void whoTookTheSelectorOverKeepsIt() throws IOException, InterruptedException {
    try (Client waiting = new Client();
        Client other = new Client()) {
      untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      assertThat(selector.getRunnerThread()).isIn(deputies()).isNotInstanceOf(WorkerThread.class);
      slow.countDown();
      waiting.answer();
    }
  }

  @Test
  void whatADeputyTookOverIsStopped() throws IOException, InterruptedException {
    Thread selecting;
    try (Client waiting = new Client();
        Client other = new Client()) {
      Thread before = untilItWaitsOnTheSelector(waiting);
      other.ask(ROOT);
      selecting = selector.getRunnerThread();
      assertThat(selecting.isAlive()).isTrue();
      assertThat(selecting).isNotSameAs(before);
    }
    slow.countDown();
    server.shutdownNow();
    await().until(() -> !selecting.isAlive());
  }

  /** It is not when its answer is there; but it leaves the second of these to the pool unread. */
  private static void untilTheSelectorIsDone(Client client) throws IOException {
    client.ask(OTHER);
    client.ask(OTHER);
  }

  private static List<Thread> deputies() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("deputy"))
        .toList();
  }

  /** The thread that waits, which is the one that selected. */
  private Thread untilItWaitsOnTheSelector(Client client) throws IOException, InterruptedException {
    untilAnsweredBy(SELECTOR, client);
    Thread selecting = selector.getRunnerThread();
    client.send(SLOW);
    assertThat(waits.await(30, SECONDS)).isTrue();
    assertThat(waiter).isSameAs(selecting);
    return selecting;
  }

  /** There must be much to do before a deputy comes. */
  private static void untilAnsweredBy(String thread, Client client) {
    await()
        .pollInterval(ofMillis(1))
        .until(
            () -> {
              for (int i = 0; i < 100; i++) {
                if (client.ask(STATUS).equals(thread)) {
                  return true;
                }
              }
              return false;
            });
  }
}
