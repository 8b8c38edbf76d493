package io.ironicinspector.micro.payara;

import java.util.Set;
import java.util.stream.IntStream;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;

/** What the answer to a request may have to wait for. */
enum Wait {
  NOTHING,
  /** For one look into the database, or where else the data are kept. */
  DATABASE,
  /** For other services, a slow client's body, long work. */
  ANY;

  private static final Set<String> AT_ONCE = Set.of("/", "/health/live");
  private static final String NODES = "/v1/introspection/";
  private static final String DATA = "/data";
  private static final int UUID_LENGTH = 36;
  private static final int[] DASHES = {8, 13, 18, 23};

  static Wait of(HttpRequestPacket request) {
    if (request.getMethod() != Method.GET
        || request.getProtocol() != Protocol.HTTP_1_1
        || !request.getQueryStringDC().isNull()
        || request.getContentLength() > 0
        || request.isChunked()
        // TLS: to decrypt is work for a thread of the pool, and a record may come in parts.
        || request.isSecure()
        // Somebody's word has to be checked, by Keystone or by bcrypt.
        || request.getHeader("Authorization") != null
        || request.getHeader("X-Auth-Token") != null) {
      return ANY;
    }
    String path = request.getRequestURI();
    if (AT_ONCE.contains(path)) {
      return NOTHING;
    }
    return isLook(path) ? DATABASE : ANY;
  }

  /** Status or data of a node by its UUID; for a name Ironic is asked. */
  private static boolean isLook(String path) {
    int tail = path.endsWith(DATA) ? DATA.length() : 0;
    return path.startsWith(NODES)
        && path.length() == NODES.length() + UUID_LENGTH + tail
        && IntStream.of(DASHES).allMatch(dash -> path.charAt(NODES.length() + dash) == '-');
  }
}
