package io.ironicinspector.client.swift;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * A call to Swift. All that are made here may be repeated: each writes or reads one whole thing.
 *
 * @param what for messages: {@code create object x}
 * @param path below the account: {@code /container/object}
 * @param body can be sent more than once
 * @param guard called before each attempt; what it throws ends the attempts
 */
record SwiftRequest(
    String what,
    String method,
    String path,
    BodyPublisher body,
    Map<String, String> headers,
    Runnable guard) {

  static SwiftRequest get(String what, String path) {
    return new SwiftRequest(what, "GET", path, BodyPublishers.noBody(), Map.of(), () -> {});
  }

  static SwiftRequest delete(String what, String path, Runnable guard) {
    return new SwiftRequest(what, "DELETE", path, BodyPublishers.noBody(), Map.of(), guard);
  }

  static SwiftRequest put(
      String what, String path, byte[] body, Map<String, String> headers, Runnable guard) {
    return new SwiftRequest(what, "PUT", path, BodyPublishers.ofByteArray(body), headers, guard);
  }

  HttpRequest at(URI endpoint, Map<String, String> login) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(endpoint + path))
            .header("Accept", "*/*")
            .header("User-Agent", "ironic-inspector")
            .method(method, body);
    login.forEach(builder::header);
    headers.forEach(builder::header);
    return builder.build();
  }
}
