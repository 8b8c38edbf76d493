package io.ironicinspector.conductor.ironic;

import jakarta.json.JsonStructure;
import java.util.Optional;

/**
 * A call to Ironic.
 *
 * @param operation its name in the metrics
 * @param path with its query, below the root: {@code /v1/nodes/...}
 * @param newest the newest API version that the caller understands
 */
record IronicRequest(
    String operation,
    String method,
    String path,
    Optional<JsonStructure> body,
    Microversion newest) {

  static IronicRequest get(String operation, String path, Microversion newest) {
    return new IronicRequest(operation, "GET", path, Optional.empty(), newest);
  }

  static IronicRequest delete(String operation, String path, Microversion newest) {
    return new IronicRequest(operation, "DELETE", path, Optional.empty(), newest);
  }

  static IronicRequest with(
      String operation, String method, String path, JsonStructure body, Microversion newest) {
    return new IronicRequest(operation, method, path, Optional.of(body), newest);
  }
}
