package io.ironicinspector.endtoend.differential;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds a chapter. The names of its calls are unique. */
final class Script {
  private final String name;
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private Optional<String> authorization = Optional.empty();

  Script(String name) {
    this.name = name;
  }

  /** From now on, calls of the service carry this header. */
  Script as(String header) {
    authorization = Optional.of(header);
    return this;
  }

  Script asNobody() {
    authorization = Optional.empty();
    return this;
  }

  /** Names the call after the request; one that the chapter has already is left out. */
  Script call(Request request) {
    String id = signed(request).toString();
    return ids.contains(full(id)) ? this : call(id, request);
  }

  Script call(String id, Request request) {
    return step(new Step.Call(unique(id), signed(request)));
  }

  private Request signed(Request request) {
    return authorization.map(header -> request.with("Authorization", header)).orElse(request);
  }

  /** Compares what Ironic has of a node. */
  Script look(String id, String path) {
    return step(new Step.Look(unique(id), Request.get(path)));
  }

  Script enrol(Node node) {
    return arrange(Request.post("/v1/nodes", node.enrolment()));
  }

  /** Changes a node as no client of Ironic could. */
  Script set(Node node, String fields) {
    return arrange(Request.of("PATCH", "/simulator/nodes/" + node.uuid()).withBody(fields));
  }

  /** From now on, calls of Ironic that match a path fare otherwise. */
  Script fault(String fault) {
    return arrange(Request.post("/simulator/faults", fault));
  }

  Script noFaults() {
    return arrange(Request.of("DELETE", "/simulator/faults"));
  }

  private Script arrange(Request request) {
    return step(new Step.Arrange(request));
  }

  Script await(Node node, String... states) {
    return step(new Step.Await(signed(Request.get(node.path())), Set.of(states)));
  }

  /** A start, answered alike, until the node waits for its ramdisk. */
  Script waiting(String id, Node node) {
    return call(id + " start", Request.post(node.path())).await(node, "waiting");
  }

  /** A whole introspection that succeeds. */
  Script finished(String id, Node node) {
    return waiting(id, node)
        .call(id + " continue", Request.post("/v1/continue", node.inventory()))
        .await(node, "finished");
  }

  private Script step(Step step) {
    steps.add(step);
    return this;
  }

  private String unique(String id) {
    if (!ids.add(full(id))) {
      throw new IllegalArgumentException("twice: " + full(id));
    }
    return full(id);
  }

  private String full(String id) {
    return name + ": " + id;
  }

  Chapter chapter() {
    return new Chapter(name, steps);
  }
}
