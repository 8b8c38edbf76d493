package io.ironicinspector.simulator.call;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.ironicinspector.simulator.version.Microversion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Records each request before anything else looks at it. The simulator's own are left out. */
public final class CallRecorder extends Filter {
  private final Calls calls;
  private final Clock clock;

  public CallRecorder(Calls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (!exchange.getRequestURI().getPath().startsWith("/simulator/")) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      exchange.setStreams(new ByteArrayInputStream(body), null);
      calls.add(
          new Call(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Optional.ofNullable(exchange.getRequestHeaders().getFirst(Microversion.HEADER)),
              new String(body, StandardCharsets.UTF_8),
              clock.instant()));
    }
    chain.doFilter(exchange);
  }

  @Override
  public String description() {
    return "records the call";
  }
}
