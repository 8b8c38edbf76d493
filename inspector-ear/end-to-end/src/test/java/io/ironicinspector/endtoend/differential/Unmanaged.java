package io.ironicinspector.endtoend.differential;

import java.util.List;

/** {@code can_manage_boot = false} and {@code store_data = none}. */
final class Unmanaged {
  private static final Node NODE = new Node(0xd0);
  private static final Node NEVER = new Node(0xd1);
  private static final Node UNKNOWN = new Node(0xffb);

  private Unmanaged() {}

  static Chapter starts() {
    Script script = new Script("unmanaged").enrol(NODE);
    script.call("nobody", Request.post(NODE.path()));
    script.call("nobody, unmanaged", Request.post(NODE.path() + "?manage_boot=0"));
    script.as(Credentials.RIGHT);
    for (String path :
        List.of(
            NODE.path(),
            "/v1/introspection/" + NODE.name(),
            UNKNOWN.path(),
            "/v1/introspection/none")) {
      script.call(Request.post(path));
      for (String value : List.of("", "true", "1", "YES", "maybe", "False%20x")) {
        script.call(Request.post(path + "?manage_boot=" + value));
      }
    }
    script.call("nothing has begun", Request.get(NODE.path()));
    for (String value : List.of("0", "false", "NO", "%20off%20")) {
      script.call(Request.post(NODE.path() + "?manage_boot=" + value)).await(NODE, "waiting");
    }
    script.call(Request.post(UNKNOWN.path() + "?manage_boot=0"));
    script.call(Request.post("/v1/introspection/none?manage_boot=0"));
    script.call("waits", Request.get(NODE.path()));
    script.call("abort", Request.post(NODE.path() + "/abort")).await(NODE, "error");
    return script.call("aborted", Request.get(NODE.path())).chapter();
  }

  static Chapter data() {
    Script script = new Script("unstored").enrol(NEVER).as(Credentials.RIGHT);
    for (Node node : List.of(NEVER, UNKNOWN)) {
      look(script, "before: ", node.path());
      look(script, "before, by name: ", "/v1/introspection/" + node.name());
    }
    script.call("start", Request.post(NODE.path() + "?manage_boot=no")).await(NODE, "waiting");
    look(script, "waiting: ", NODE.path());
    script.asNobody().call("continue", Request.post("/v1/continue", NODE.inventory()));
    script.as(Credentials.RIGHT).await(NODE, "finished");
    script.call("status", Request.get(NODE.path()));
    look(script, "finished: ", NODE.path());
    String path = NODE.path() + "/data/unprocessed";
    for (String body : List.of("{}", "[]", "7", "null", "no json")) {
      script.call(Request.post(path, body));
    }
    String other = NODE.inventory().replace("65536", "131072");
    script.call("reapply with data", Request.post(path, other)).await(NODE, "finished");
    script.call("reapplied", Request.get(NODE.path()));
    look(script, "reapplied: ", NODE.path());
    return script.look("the node", "/v1/nodes/" + NODE.uuid()).chapter();
  }

  private static void look(Script script, String when, String path) {
    script.call(when + "data " + path, Request.get(path + "/data"));
    script.call(when + "head " + path, Request.of("HEAD", path + "/data"));
    script.call(when + "unprocessed " + path, Request.get(path + "/data/unprocessed"));
    script.call(when + "reapply " + path, Request.post(path + "/data/unprocessed"));
  }
}
