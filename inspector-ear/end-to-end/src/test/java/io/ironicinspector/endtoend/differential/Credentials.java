package io.ironicinspector.endtoend.differential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** {@code auth_strategy = http_basic}: whose header opens which path. */
final class Credentials {
  static final String RIGHT = basic("ann:secret");
  private static final String WRONG = basic("ann:Secret");

  private static final List<String> OPENING =
      List.of(
          RIGHT,
          basic("bob:p:\u00fc"),
          basic("long:" + "x".repeat(80)),
          basic("long:" + "x".repeat(72)),
          basic("long:" + "x".repeat(72) + "y"),
          RIGHT.replace("Basic", "bASIC"),
          RIGHT.replace(" ", "   "));

  private static final List<String> REFUSED =
      List.of(
          WRONG,
          basic("ann:"),
          basic("ann:secret "),
          basic("ann:p:\u00fc"),
          basic("Ann:secret"),
          basic("ann :secret"),
          basic("nobody:secret"),
          basic(":secret"),
          basic(":"),
          basic("bob:p"),
          basic("long:" + "x".repeat(71)),
          basic("ann:secret\0"));

  private static final List<String> UNREADABLE =
      List.of(
          "",
          "Basic",
          "Basic ",
          "Basic nonsense",
          "Basic %%%",
          "Basic YW5u", // no colon
          "Basic " + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, ':', 'x'}),
          RIGHT.replace("=", ""),
          RIGHT + " x",
          RIGHT.replace("Basic ", "Basic"),
          RIGHT.replace("Basic ", ""),
          RIGHT.replace("Basic", "Bearer"),
          "Digest username=\"ann\"");

  private Credentials() {}

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  static Chapter spellings() {
    Script script = new Script("credentials");
    for (List<String> headers : List.of(OPENING, REFUSED, UNREADABLE)) {
      for (String header : headers) {
        script.as(header).call(Request.get("/v1/rules")).call(Request.get("/"));
      }
    }
    return script.chapter();
  }

  static Chapter endpoints() {
    Script script = new Script("doors");
    for (String endpoint : Paths.ENDPOINTS) {
      for (String method : Paths.METHODS) {
        Request request = Request.of(method, endpoint);
        script.asNobody().call(request).as(WRONG).call(request).as(RIGHT).call(request);
      }
    }
    script.asNobody();
    for (String path :
        List.of("/v2", "/no/such", "/v1/rules/", "/v1/introspection/", "/healthcheck")) {
      script.call(Request.get(path));
    }
    return script.chapter();
  }
}
