package io.ironicinspector.simulator.fault;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Breaks calls as ordered, before Ironic's part sees them. The simulator's own never break. */
public final class FaultFilter extends Filter implements AutoCloseable {
  private final Faults faults;
  private final CountDownLatch closed = new CountDownLatch(1);

  public FaultFilter(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    Optional<FaultEffect> effect =
        path.startsWith("/simulator/")
            ? Optional.empty()
            : faults.next(exchange.getRequestMethod(), path, exchange.getRequestURI().toString());
    if (effect.isPresent()) {
      apply(effect.get(), exchange, chain);
    } else {
      chain.doFilter(exchange);
    }
  }

  private void apply(FaultEffect effect, HttpExchange exchange, Chain chain) throws IOException {
    await(effect.delay());
    if (effect.drop()) {
      exchange.close();
    } else if (effect.status().isPresent()) {
      answer(effect, effect.status().getAsInt(), exchange);
    } else {
      chain.doFilter(exchange);
    }
  }

  /** Waits, but no longer than until the simulator is closed. */
  private void await(Duration delay) throws IOException {
    if (delay.isZero()) {
      return;
    }
    try {
      if (closed.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("the simulator was closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted during an ordered delay");
    }
  }

  private static void answer(FaultEffect effect, int status, HttpExchange exchange)
      throws IOException {
    byte[] body = effect.answer(status).getBytes(StandardCharsets.UTF_8);
    boolean none = status == 204 || status == 304;
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** Ends all delays; their calls get no answer. */
  @Override
  public void close() {
    closed.countDown();
  }

  @Override
  public String description() {
    return "breaks calls on request";
  }
}
