package io.ironicinspector.endtoend.differential;

import java.util.List;

/** {@code POST /v1/introspection/{node}}: its parameter, and what Ironic may say to it. */
final class Starts {
  private static final Node PLAIN = new Node(0x30);
  private static final Node NO_ADDRESS = new Node(0x31);

  private static final List<String> NO =
      List.of("0", "f", "false", "off", "n", "no", "FALSE", "False", "No", "%20no%20");

  private static final List<String> YES = List.of("1", "t", "true", "on", "y", "yes", "TRUE");

  private static final List<String> BAD =
      List.of(
          "", "2", "maybe", "null", "None", "10", "truee", "%C3%BC", "a%22b", "'", "-1", "1.0",
          "%20");

  private static final List<String> PROVISION =
      List.of(
          "enroll",
          "verifying",
          "manageable",
          "available",
          "active",
          "deploying",
          "deploy failed",
          "wait call-back",
          "cleaning",
          "clean failed",
          "clean wait",
          "deleting",
          "deleted",
          "error",
          "inspecting",
          "inspect failed",
          "inspect wait",
          "adopting",
          "adopt failed",
          "rescue",
          "rescuing",
          "service",
          "unknown state");

  private Starts() {}

  static Chapter parameters() {
    Script script = new Script("start").enrol(PLAIN);
    for (String value : BAD) {
      script.call(Request.post(PLAIN.path() + "?manage_boot=" + value));
    }
    for (String value : YES) {
      script.call(Request.post(PLAIN.path() + "?manage_boot=" + value)).await(PLAIN, "waiting");
    }
    for (String value : NO) {
      script.call(Request.post(PLAIN.path() + "?manage_boot=" + value)).await(PLAIN, "waiting");
    }
    for (String query :
        List.of("manage_boot", "manage_boot=no&manage_boot=x", "Manage_Boot=x", "x=1", "")) {
      script.call(Request.post(PLAIN.path() + "?" + query)).await(PLAIN, "waiting", "404");
    }
    for (String body : List.of("{}", "[]", "no json", "")) {
      script.call(Request.post(PLAIN.path(), body)).await(PLAIN, "waiting");
    }
    script.enrol(NO_ADDRESS).set(NO_ADDRESS, "{\"driver_info\": {}}");
    script.call("no address, unmanaged", Request.post(NO_ADDRESS.path() + "?manage_boot=0"));
    script.call("no address, status", Request.get(NO_ADDRESS.path()));
    script.call("no address, managed", Request.post(NO_ADDRESS.path())).await(NO_ADDRESS, "error");
    return script.call("no address, error", Request.get(NO_ADDRESS.path())).chapter();
  }

  static Chapter provisionStates() {
    Script script = new Script("provision state");
    int number = 0x40;
    for (String state : PROVISION) {
      Node node = new Node(number++);
      script.enrol(node).set(node, "{\"provision_state\": \"%s\"}".formatted(state));
      script.call(state, Request.post(node.path())).await(node, "waiting", "404");
      script.call(state + ", status", Request.get(node.path()));
    }
    return script.chapter();
  }

  static Chapter failuresOfIronic() {
    Script script = new Script("ironic fails");
    int number = 0x60;
    for (int status : new int[] {400, 401, 403, 404, 406, 500}) {
      Node node = new Node(number++);
      String fault = "{\"path\": \"/v1/nodes/%s\", \"status\": %d}";
      script.enrol(node).fault(fault.formatted(node.uuid(), status));
      script.call("start, node %d".formatted(status), Request.post(node.path()));
      script.fault(fault.formatted(node.name(), status));
      String named = "/v1/introspection/" + node.name();
      script.call("status by name, node %d".formatted(status), Request.get(named));
      script.call("data by name, node %d".formatted(status), Request.get(named + "/data"));
      script.call("abort by name, node %d".formatted(status), Request.post(named + "/abort"));
      script.noFaults();
    }
    Node silent = new Node(number++);
    script.enrol(silent);
    script.fault("{\"path\": \"/v1/nodes/%s\", \"drop\": true}".formatted(silent.name()));
    String named = "/v1/introspection/" + silent.name();
    script.call("status by name, no answer", Request.get(named));
    script.call("data by name, no answer", Request.get(named + "/data")).noFaults();
    for (int status : new int[] {400, 404, 500}) {
      Node node = new Node(number++);
      String name = "callback, node %d".formatted(status);
      script.enrol(node).waiting(name + ",", node);
      script.fault("{\"path\": \"/v1/nodes/%s\", \"status\": %d}".formatted(node.uuid(), status));
      script.call(name, Request.post("/v1/continue", node.inventory())).noFaults();
      script.await(node, "error", "waiting").call(name + ", status", Request.get(node.path()));
    }
    return managed(script, number).chapter();
  }

  private static Script managed(Script script, int first) {
    Node node = new Node(first);
    script.enrol(node);
    script.fault(
        """
        {"path": "/v1/nodes/%s/validate", "status": 200,
         "body": {"power": {"result": false, "reason": "no power"}, "management": {"result": true}}}\
        """
            .formatted(node.uuid()));
    script.call("no power, managed", Request.post(node.path()));
    script.call("no power, unmanaged", Request.post(node.path() + "?manage_boot=0"));
    script.noFaults().await(node, "waiting");
    for (String call : List.of("boot_device", "power")) {
      Node failing = new Node(++first);
      String path = call.equals("power") ? "states/power" : "management/boot_device";
      script.enrol(failing);
      script.fault(
          "{\"method\": \"PUT\", \"path\": \"/v1/nodes/%s/%s\", \"status\": 400}"
              .formatted(failing.uuid(), path));
      script.call(call + " 400", Request.post(failing.path())).await(failing, "error");
      script.call(call + " 400, status", Request.get(failing.path())).noFaults();
    }
    return script;
  }
}
