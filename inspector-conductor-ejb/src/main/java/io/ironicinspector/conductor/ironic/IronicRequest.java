package io.ironicinspector.conductor.ironic;

import jakarta.json.JsonStructure;
import java.util.Optional;

/**
 * A call to Ironic.
 *
 * @param path with its query, below the root: {@code /v1/nodes/...}
 * @param newest the newest API version that the caller understands
 */
record IronicRequest(
    String method, String path, Optional<JsonStructure> body, Microversion newest) {

  static IronicRequest get(String path, Microversion newest) {
    return new IronicRequest("GET", path, Optional.empty(), newest);
  }

  static IronicRequest delete(String path, Microversion newest) {
    return new IronicRequest("DELETE", path, Optional.empty(), newest);
  }

  static IronicRequest with(String method, String path, JsonStructure body, Microversion newest) {
    return new IronicRequest(method, path, Optional.of(body), newest);
  }
}
