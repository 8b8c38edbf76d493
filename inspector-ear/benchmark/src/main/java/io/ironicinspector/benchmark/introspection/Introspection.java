package io.ironicinspector.benchmark.introspection;

import io.ironicinspector.benchmark.http.Answer;
import io.ironicinspector.benchmark.http.Connection;
import io.ironicinspector.benchmark.http.Request;
import io.ironicinspector.benchmark.machine.Machine;
import io.ironicinspector.benchmark.service.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Introspects machines of one service, one after the other: starts, plays the ramdisk, asks until
 * it is over. Operator and ramdisk share a connection. For one thread.
 */
public final class Introspection implements AutoCloseable {
  private static final String NODES = "/v1/introspection/";
  private static final Pattern STATE = Pattern.compile("\"state\":\\s*\"(\\w+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(70);
  private static final long FIRST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 2000;
  private static final int ATTEMPTS = 5; // as many as IPA makes
  private static final long RETRY_MILLIS = 100;

  private final Service service;
  private final BootWatch watch;
  private final Connection connection;

  /**
   * How long it took.
   *
   * @param wholeNanos from the start to the first answer that says it is over
   * @param callbackNanos that the ramdisk waited for its answer, with retries
   */
  public record Times(long wholeNanos, long callbackNanos) {}

  public Introspection(Service service, BootWatch watch) {
    this.service = service;
    this.watch = watch;
    this.connection = new Connection(service.uri(), PATIENCE);
  }

  /** From the start to the end. @throws IntrospectionException if it does not end in success */
  public Times run(Machine machine) throws InterruptedException {
    String inventory = machine.inventory();
    long begin = System.nanoTime();
    expect(202, send(Request.post(service.uri(), NODES + machine.uuid(), "", 202)));
    String state = watch.await(machine.uuid());
    if (!state.equals("waiting")) {
      throw new IntrospectionException("after the start the state is " + state);
    }
    long call = System.nanoTime();
    playRamdisk(inventory);
    long callback = System.nanoTime() - call;
    awaitFinished(machine.uuid());
    return new Times(System.nanoTime() - begin, callback);
  }

  private void playRamdisk(String inventory) throws InterruptedException {
    Request request = Request.post(service.uri(), "/v1/continue", inventory, 200);
    Answer answer = send(request);
    for (int attempt = 1; attempt < ATTEMPTS && isLater(answer); attempt++) {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      answer = send(request);
    }
    expect(200, answer);
  }

  private static boolean isLater(Answer answer) {
    return answer.status() == 409 || answer.status() >= 500;
  }

  /** Pauses grow, as those of a patient client: asking costs the service, too. */
  private void awaitFinished(String uuid) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      TimeUnit.MILLISECONDS.sleep(pause);
      String text = get(NODES + uuid);
      Matcher state = STATE.matcher(text);
      String now = state.find() ? state.group(1) : "";
      if (now.equals("finished")) {
        return;
      }
      if (now.equals("error") || System.nanoTime() - deadline > 0) {
        throw new IntrospectionException("not finished: " + text);
      }
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }
  }

  /** What is answered. @throws IntrospectionException for any status but 200 */
  public String get(String path) {
    Answer answer = send(Request.get(service.uri(), path));
    expect(200, answer);
    return answer.text();
  }

  private Answer send(Request request) {
    try {
      return connection.send(request);
    } catch (IOException e) {
      throw new IntrospectionException("no answer: " + e.getMessage(), e);
    }
  }

  private static void expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new IntrospectionException(answer.status() + " " + answer.text().strip());
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
