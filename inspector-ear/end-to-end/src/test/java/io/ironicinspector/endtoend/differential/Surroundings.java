package io.ironicinspector.endtoend.differential;

import java.util.List;

/** A proxy that nobody trusts, a WSGI server's environment, a limit on bodies. */
final class Surroundings {
  private static final String LARGE = "{\"a\": \"" + "x".repeat(65536) + "\"}";

  private Surroundings() {}

  static Chapter chapter() {
    Script script = new Script("surroundings");
    for (String path : List.of("/", "/v1")) {
      script.call(Request.get(path));
      script.call(Request.get(path).with("X-Forwarded-Host", "a.example"));
      script.call(Request.get(path).with("X-Forwarded-Proto", "https"));
    }
    script.call("callback", Request.post("/v1/continue", LARGE)).as(Credentials.RIGHT);
    script.call("rule", Request.post("/v1/rules", LARGE));
    return script
        .call("reapply", Request.post(new Node(0xffa).path() + "/data/unprocessed", LARGE))
        .chapter();
  }
}
