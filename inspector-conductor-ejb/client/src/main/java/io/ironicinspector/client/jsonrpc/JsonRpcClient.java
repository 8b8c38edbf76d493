package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.LiveConductor;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/**
 * The way to every conductor: makes a {@link JsonRpcConductor} for each one that lives. One per
 * process; thread-safe. Has nothing to close: its selector thread ends when it is garbage.
 */
public final class JsonRpcClient implements Function<LiveConductor, Conductor> {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final HttpClient http;
  private final Duration responseTimeout;
  private final ScheduledExecutorService executor;

  /**
   * Opens no connection yet.
   *
   * @param responseTimeout {@code [DEFAULT] rpc_response_timeout}: from sending a request to the
   *     end of its answer
   * @param executor runs what follows an answer, and watches the time-outs; not closed here
   */
  public JsonRpcClient(Duration responseTimeout, ScheduledExecutorService executor) {
    this.responseTimeout = Objects.requireNonNull(responseTimeout, "responseTimeout");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.http = withoutContextLoader(executor);
  }

  /** The selector thread inherits the context loader and would keep an undeployed one alive. */
  private static HttpClient withoutContextLoader(ScheduledExecutorService executor) {
    Thread thread = Thread.currentThread();
    ClassLoader mine = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .executor(executor)
          .build();
    } finally {
      thread.setContextClassLoader(mine);
    }
  }

  @Override
  public Conductor apply(LiveConductor conductor) {
    return new JsonRpcConductor(http, executor, responseTimeout, conductor);
  }
}
