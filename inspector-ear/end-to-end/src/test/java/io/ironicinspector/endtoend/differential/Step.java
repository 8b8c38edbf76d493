package io.ironicinspector.endtoend.differential;

import java.util.Set;

/** One thing that is done to both sides. */
sealed interface Step {
  /** A request to the service, whose answers are compared. */
  record Call(String id, Request request) implements Step {}

  /** A request to the simulated Ironic, whose answers are compared. */
  record Look(String id, Request request) implements Step {}

  /** A request to the simulated Ironic that must succeed on both sides. */
  record Arrange(Request request) implements Step {}

  /** Waits, on both sides, until a node is in one of the states. */
  record Await(Request status, Set<String> states) implements Step {}
}
