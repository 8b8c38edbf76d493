package io.ironicinspector.endtoend.differential;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One HTTP request as it goes over the wire: the target may be anything, a client would refuse some
 * of it.
 */
record Request(String method, String target, Map<String, String> headers, Optional<String> body) {
  Request {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  static Request of(String method, String target) {
    return new Request(method, target, Map.of(), Optional.empty());
  }

  static Request get(String target) {
    return of("GET", target);
  }

  static Request post(String target) {
    return of("POST", target);
  }

  static Request post(String target, String body) {
    return post(target).withBody(body);
  }

  Request withBody(String text) {
    return new Request(method, target, headers, Optional.of(text));
  }

  Request with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Request(method, target, more, body);
  }

  @Override
  public String toString() {
    String text = method + " " + target + (headers.isEmpty() ? "" : " " + headers);
    return body.map(given -> text + " " + given).orElse(text);
  }
}
