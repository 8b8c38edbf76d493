package io.ironicinspector.client.tls;

import java.net.http.HttpClient;
import java.time.Duration;
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
    Thread thread = Thread.currentThread();
    ClassLoader mine = thread.getContextClassLoader();
    // The selector thread inherits it.
    thread.setContextClassLoader(null);
    try {
      return tls.apply(HttpClient.newBuilder())
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(connectTimeout)
          .executor(executor)
          .build();
    } finally {
      thread.setContextClassLoader(mine);
    }
  }
}
