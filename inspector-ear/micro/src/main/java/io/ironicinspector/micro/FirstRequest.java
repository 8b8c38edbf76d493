package io.ironicinspector.micro;

import io.ironicinspector.micro.tls.TrustAnyone;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;

/** Asks the service one thing, so that "ready" is true and the first client need not wait. */
final class FirstRequest {
  private static final int LIMIT_MILLIS = 30_000;

  private FirstRequest() {}

  /**
   * Sends {@code GET /}.
   *
   * @throws StartFailure if there was no answer, or a server's error
   */
  static void send(String url) {
    try {
      var connection =
          (HttpURLConnection) URI.create(url + "/").toURL().openConnection(Proxy.NO_PROXY);
      if (connection instanceof HttpsURLConnection secure) {
        TrustAnyone.on(secure);
      }
      connection.setConnectTimeout(LIMIT_MILLIS);
      connection.setReadTimeout(LIMIT_MILLIS);
      int status = connection.getResponseCode();
      connection.disconnect();
      if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
        throw new StartFailure("the service answers " + status + " on " + url);
      }
    } catch (IOException e) {
      throw new StartFailure("the service does not answer on " + url + ": " + e.getMessage(), e);
    }
  }
}
