package io.ironicinspector.endtoend.differential;

import java.util.List;

/**
 * Start, abort and reapply in each state that can be reached without discovery. What passes by
 * itself is held up by a slow Ironic.
 */
final class States {
  private static final int HELD_MILLIS = 30_000;

  private static final Node STARTING = new Node(0xb0);
  private static final Node PROCESSING = new Node(0xb1);
  private static final Node REAPPLYING = new Node(0xb2);
  private static final Node ABORTING = new Node(0xb3);

  private States() {}

  /** One node for each passive state and action: an action may change the state. */
  static Chapter passive() {
    Script script = new Script("state");
    int number = 0xc0;
    for (String state : List.of("none", "waiting", "finished", "error")) {
      for (String action : List.of("start", "abort", "reapply", "reapply with data")) {
        Node node = new Node(number++);
        String name = state + ", " + action;
        enter(script, state, name, node);
        script.call(name, request(action, node));
        script.await(node, "waiting", "finished", "error", "404");
        look(script, name, node);
      }
    }
    return script.chapter();
  }

  private static void enter(Script script, String state, String name, Node node) {
    script.enrol(node);
    switch (state) {
      case "waiting" -> script.waiting("to " + name + ":", node);
      case "finished" -> script.finished("to " + name + ":", node);
      case "error" ->
          script
              .finished("to " + name + ":", node)
              .waiting("to " + name + ": again", node)
              .call("to " + name + ": abort", Request.post(node.path() + "/abort"))
              .await(node, "error");
      default -> {} // as it was enrolled
    }
  }

  private static Request request(String action, Node node) {
    return switch (action) {
      case "start" -> Request.post(node.path());
      case "abort" -> Request.post(node.path() + "/abort");
      case "reapply" -> Request.post(node.path() + "/data/unprocessed");
      default -> Request.post(node.path() + "/data/unprocessed", node.inventory());
    };
  }

  private static void look(Script script, String name, Node node) {
    script.call(name + ": status", Request.get(node.path()));
    script.call(name + ": data", Request.get(node.path() + "/data"));
    script.call(name + ": unprocessed", Request.get(node.path() + "/data/unprocessed"));
  }

  /** All at once, so that Ironic need be slow only once. How it ends: {@link #activeAtLast}. */
  static Chapter active() {
    Script script = new Script("active state");
    script.enrol(STARTING).enrol(PROCESSING).enrol(REAPPLYING).enrol(ABORTING);
    script.waiting("to processing:", PROCESSING).finished("to reapplying:", REAPPLYING);
    script.waiting("to aborting:", ABORTING);
    for (Node node : List.of(STARTING, PROCESSING, ABORTING)) {
      hold(script, "PUT", "/v1/nodes/%s/states/power".formatted(node.uuid()));
    }
    hold(script, "PATCH", "/v1/nodes/" + REAPPLYING.uuid());
    script.call("to starting", Request.post(STARTING.path()));
    script.call("to processing", Request.post("/v1/continue", PROCESSING.inventory()));
    String other = REAPPLYING.inventory().replace("65536", "131072");
    script.call("to reapplying", Request.post(REAPPLYING.path() + "/data/unprocessed", other));
    script.call("to aborting", Request.post(ABORTING.path() + "/abort"));
    script.await(STARTING, "starting").await(PROCESSING, "processing");
    script.await(REAPPLYING, "reapplying").await(ABORTING, "aborting");
    act(script, "starting", STARTING);
    act(script, "processing", PROCESSING);
    act(script, "reapplying", REAPPLYING);
    act(script, "aborting", ABORTING);
    return script.chapter();
  }

  /** Some chapters later, for Ironic takes its time. */
  static Chapter activeAtLast() {
    Script script = new Script("state at last");
    script.await(STARTING, "waiting").await(PROCESSING, "finished");
    script.await(REAPPLYING, "finished").await(ABORTING, "error").noFaults();
    for (Node node : List.of(STARTING, PROCESSING, REAPPLYING, ABORTING)) {
      look(script, node.name(), node);
    }
    return script.chapter();
  }

  private static void hold(Script script, String method, String path) {
    script.fault(
        "{\"method\": \"%s\", \"path\": \"%s\", \"delay_ms\": %d, \"times\": 1}"
            .formatted(method, path, HELD_MILLIS));
  }

  private static void act(Script script, String state, Node node) {
    script.call(state + ", status", Request.get(node.path()));
    for (String action : List.of("start", "abort", "reapply", "reapply with data")) {
      script.call(state + ", " + action, request(action, node));
    }
    script.call(state + ", still", Request.get(node.path()));
  }
}
