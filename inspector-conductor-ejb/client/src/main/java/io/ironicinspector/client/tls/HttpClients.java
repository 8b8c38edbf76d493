package io.ironicinspector.client.tls;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Makes HTTP/1.1 clients that do not keep an undeployed application alive. */
public final class HttpClients {
  private HttpClients() {}

  /**
   * A client with nothing to close: its selector thread ends when it is garbage.
   *
   * @param executor runs what follows an answer; not closed here
   */
  public static HttpClient create(Duration connectTimeout, ClientTls tls, Executor executor) {
    return build(connectTimeout, tls, Optional.of(executor));
  }

  /**
   * As above, with the JDK's own threads, which end when they have nothing to do: for callers that
   * block on the server's threads, of which then none may be left to read the answer.
   */
  public static HttpClient create(Duration connectTimeout, ClientTls tls) {
    return build(connectTimeout, tls, Optional.empty());
  }

  private static HttpClient build(
      Duration connectTimeout, ClientTls tls, Optional<Executor> executor) {
    Thread thread = Thread.currentThread();
    ClassLoader mine = thread.getContextClassLoader();
    // The selector thread inherits it.
    thread.setContextClassLoader(null);
    try {
      HttpClient.Builder builder =
          tls.apply(HttpClient.newBuilder())
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(connectTimeout);
      executor.ifPresent(builder::executor);
      return builder.build();
    } finally {
      thread.setContextClassLoader(mine);
    }
  }
}
