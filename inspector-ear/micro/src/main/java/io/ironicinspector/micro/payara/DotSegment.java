package io.ironicinspector.micro.payara;

import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.HttpRequestPacket;

/**
 * Ends a path that ends in a dot segment ({@code /v1/rules/..}) with a slash, as RFC 3986 §5.2.4
 * does. Grizzly would write that slash behind its copy of the path, where there is no room for it
 * unless a longer path was asked for before: then the server answers 200, with nothing, to what no
 * application has seen.
 */
final class DotSegment {
  private DotSegment() {}

  static void close(HttpRequestPacket request) {
    String path = request.getRequestURI();
    if (path.endsWith("/.") || path.endsWith("/..")) {
      byte[] ended = (path + "/").getBytes(StandardCharsets.ISO_8859_1);
      request.getRequestURIRef().getRequestURIBC().setBytes(ended);
    }
  }
}
