package io.ironicinspector.client.jsonrpc;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.LiveConductor;
import io.ironicinspector.client.tls.ClientTls;
import io.ironicinspector.client.tls.HttpClients;
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
  private final RpcCredentials credentials;
  private final ScheduledExecutorService executor;

  /**
   * Opens no connection yet.
   *
   * @param responseTimeout {@code [DEFAULT] rpc_response_timeout}: from sending a request to the
   *     end of its answer
   * @param executor runs what follows an answer, and watches the time-outs; not closed here
   */
  public JsonRpcClient(Duration responseTimeout, ScheduledExecutorService executor) {
    this(responseTimeout, executor, RpcCredentials.none(), ClientTls.DEFAULT);
  }

  /**
   * As above, for conductors that want to know who calls.
   *
   * @param credentials what to show them
   * @param tls whom to trust, and what to show, if their addresses are https
   */
  public JsonRpcClient(
      Duration responseTimeout,
      ScheduledExecutorService executor,
      RpcCredentials credentials,
      ClientTls tls) {
    this.credentials = Objects.requireNonNull(credentials, "credentials");
    this.responseTimeout = Objects.requireNonNull(responseTimeout, "responseTimeout");
    this.executor = Objects.requireNonNull(executor, "executor");
    this.http = HttpClients.create(CONNECT_TIMEOUT, tls, executor);
  }

  @Override
  public Conductor apply(LiveConductor conductor) {
    return new JsonRpcConductor(http, executor, responseTimeout, credentials, conductor);
  }
}
