package io.ironicinspector.endtoend.pipeline;

import io.ironicinspector.simulator.call.Call;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * What came of one introspection.
 *
 * @param before the answers to the rules and to the start
 * @param status of the answer to the ramdisk
 * @param message in it
 * @param state of the record afterwards
 * @param error in the record afterwards, or ""
 * @param stored the documents afterwards
 * @param ironicBefore the node and its ports before the ramdisk called
 * @param ironicAfter the node and its ports afterwards
 * @param calls what Ironic was asked from the callback on
 */
record Outcome(
    String before,
    int status,
    String message,
    String state,
    String error,
    JsonObject stored,
    JsonObject ironicBefore,
    JsonObject ironicAfter,
    List<Call> calls) {

  /** How many requests of this kind Ironic got. */
  long count(String method, String pathRegex) {
    return calls.stream()
        .filter(call -> call.method().equals(method) && call.path().matches(pathRegex))
        .count();
  }
}
