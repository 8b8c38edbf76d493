package io.ironicinspector.benchmark.load;

import io.ironicinspector.benchmark.http.Answer;
import io.ironicinspector.benchmark.http.Connection;
import io.ironicinspector.benchmark.http.Request;
import io.ironicinspector.benchmark.service.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Requests of one kind: each connection asks again as soon as it is answered.
 *
 * @param requests called by several threads; empty when there are no more for now
 * @param settled returns when the service has done what its answers promised; that time and CPU
 *     count, too
 */
public record Load(Service service, Supplier<Optional<Request>> requests, Workers.Step settled) {
  private static final Duration PATIENCE = Duration.ofSeconds(70);

  /** Asks for this long on so many connections. */
  public Tally run(int connections, Duration time) throws InterruptedException {
    long begin = System.nanoTime();
    Duration cpu = service.cpu();
    long end = begin + time.toNanos();
    Tally tally = Tally.sum(Workers.run(connections, () -> ask(end)));
    settled.run();
    tally.spent(service.cpu().minus(cpu), Duration.ofNanos(System.nanoTime() - begin));
    return tally;
  }

  private Tally ask(long end) {
    var tally = new Tally();
    try (var connection = new Connection(service.uri(), PATIENCE)) {
      while (System.nanoTime() - end < 0) {
        Optional<Request> request = requests.get();
        if (request.isEmpty()) {
          return tally;
        }
        once(connection, request.get(), tally);
      }
    }
    return tally;
  }

  private static void once(Connection connection, Request request, Tally tally) {
    long begin = System.nanoTime();
    try {
      Answer answer = connection.send(request);
      if (answer.status() == request.expected()) {
        tally.success(System.nanoTime() - begin);
      } else {
        tally.failure("status " + answer.status());
      }
    } catch (IOException e) {
      tally.failure(e.getMessage());
    }
  }
}
