package io.ironicinspector.endtoend.differential;

import java.util.List;

/** {@code POST .../data/unprocessed} with and without a body, and what is stored then. */
final class Reapplies {
  private static final Node NODE = new Node(0x70);
  private static final Node NEVER = new Node(0x71);

  private Reapplies() {}

  static Chapter chapter() {
    Script script = new Script("reapply").enrol(NODE).enrol(NEVER).finished("first", NODE);
    String path = NODE.path() + "/data/unprocessed";
    for (String body : Samples.JSON) {
      if (!body.startsWith("{")) {
        script.call(Request.post(path, body));
      }
    }
    Samples.NO_JSON.forEach(body -> script.call(Request.post(path, body)));
    script.call("nothing changed", Request.get(path));
    for (String empty : List.of("{}", " { } ")) {
      script.call(Request.post(path, empty)).await(NODE, "finished");
    }
    script.call("none", Request.post(path)).await(NODE, "finished");
    script.call("none, status", Request.get(NODE.path()));
    again(script, "other", NODE.inventory().replace("65536", "131072"));
    again(script, "unicode", NODE.inventory().replace("ACME CPU", "\\u00fc\\ud83d\\ude00 \u00fc"));
    again(
        script,
        "numbers",
        NODE.inventory()
            .replace("\"rotational\": false", "\"x\": [1.0, 1e3, -0, 1E-7, 12345678901234567890]"));
    again(script, "no inventory", "{\"a\": 1}");
    again(script, "error", NODE.inventory().replaceFirst("\\{", "{\"error\": \"it broke\","));
    String odd = "\"x\": [1e999, -1e999, -0.0]";
    again(script, "odd numbers", NODE.inventory().replaceFirst("\"rotational\": false", odd));
    script.call("never, none", Request.post(NEVER.path() + "/data/unprocessed"));
    script.call("never, body", Request.post(NEVER.path() + "/data/unprocessed", NEVER.inventory()));
    script.call("never, data", Request.get(NEVER.path() + "/data/unprocessed"));
    return script.chapter();
  }

  private static void again(Script script, String name, String body) {
    script
        .call(name, Request.post(NODE.path() + "/data/unprocessed", body))
        .await(NODE, "finished", "error")
        .call(name + ", status", Request.get(NODE.path()))
        .call(name + ", data", Request.get(NODE.path() + "/data"))
        .call(name + ", unprocessed", Request.get(NODE.path() + "/data/unprocessed"));
  }
}
